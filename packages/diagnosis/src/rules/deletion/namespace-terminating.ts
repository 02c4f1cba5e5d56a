import { quote, quoteNames } from "../../text/quote.ts";
import { rejectedRule } from "../rejected/rejected-rule.ts";
import { sayObjects, whereRefused } from "../rejected/say-objects.ts";

const terminating =
  /unable to create new content in namespace (\S+?) because it is being terminated/;
const objectLeaving = /object is being deleted: (\S+) "([^"]+)" already exists/;

/** L2: the namespace is on its way out, and takes nothing new until it is gone. */
export const namespaceTerminating = rejectedRule("L2", {
  read: (words) => {
    const [, namespace] = terminating.exec(words) ?? [];
    if (namespace !== undefined) return { namespace, object: undefined };
    const [, , object] = objectLeaving.exec(words) ?? [];
    return object === undefined ? undefined : { namespace: undefined, object };
  },
  tell: ({ first, all }) => {
    const namespaces = [...new Set(all.flatMap(({ read }) => read.namespace ?? []))];
    if (namespaces.length === 0) {
      return {
        headline: `the sync fails: ${sayObjects(all)} ${all.length > 1 ? "are" : "is"} still being deleted and cannot be made anew yet`,
        facts: [{ text: quote(first.words, 240), where: whereRefused(first.resource) }],
        blameless: true,
        fix: "Find what holds it (its finalizers), let it go, then sync by hand.",
      };
    }
    const named = quoteNames(namespaces);
    return {
      headline: `the sync fails: namespace ${named} is still being terminated, and nothing can be created in it`,
      facts: [
        { text: quote(first.words, 240), where: whereRefused(first.resource) },
        {
          text: "A namespace goes when everything in it is gone: an object with a finalizer, or an API that does not answer, keeps it",
          where: `Namespace ${namespaces[0]}`,
        },
      ],
      blameless: true,
      shared: { kind: "namespace", name: namespaces[0] ?? "" },
      fix: `Find what keeps namespace ${named} (its status conditions name kinds and finalizers) and let it end, then sync by hand: auto-sync does not try the same commit again.`,
    };
  },
});
