import { quote, quoteNames } from "../../text/quote.ts";
import { rejectedRule } from "./rejected-rule.ts";
import { sayObjects, whereRefused } from "./say-objects.ts";

/** `must have at most` up to Kubernetes 1.31, then `may not be more than`. */
const tooLong =
  /metadata\.annotations: Too long: (?:must have at most|may not be (?:more|longer) than) (\d+)/;

/** D6: client-side apply keeps the whole object in an annotation, and the object is too big for that. */
export const annotationTooLong = rejectedRule("D6", {
  read: (words) => tooLong.exec(words)?.[1],
  tell: ({ first, all, place }) => {
    const names = quoteNames(all.map(({ resource }) => resource.name));
    return {
      headline: `the sync fails: ${sayObjects(all)} ${all.length > 1 ? "are" : "is"} too big for client-side apply (annotations too long, at most ${first.read} bytes)`,
      facts: [
        {
          text: `Client-side apply keeps a copy in annotation ${quote("kubectl.kubernetes.io/last-applied-configuration", 60)}, which may have ${first.read} bytes`,
          where: whereRefused(first.resource),
        },
      ],
      fix: `Set sync option \`ServerSideApply=true\` for ${names} (or the application) in ${place}, or split the object. Then sync by hand.`,
    };
  },
});
