import { quote } from "../../text/quote.ts";
import { rejectedRule } from "../rejected/rejected-rule.ts";
import { sayObjects, whereRefused } from "../rejected/say-objects.ts";

/** C6: the destination namespace does not exist, and Argo CD was not asked to make it. */
export const namespaceMissing = rejectedRule("C6", {
  read: (words) => /^namespaces "([^"]+)" not found$/.exec(words.trim())?.[1],
  tell: ({ all, first, scene, place }) => {
    const options = scene.observed.application.spec.syncPolicy?.syncOptions ?? [];
    const asked = options.includes("CreateNamespace=true");
    const named = quote(first.read, 63);
    return {
      headline: `the sync fails: namespace ${named} does not exist`,
      facts: [
        {
          text: `${all.length} object${all.length === 1 ? " is" : "s are"} refused: ${quote(first.words, 120)}`,
          where: `${first.resource.kind} ${first.resource.name}, SyncFailed`,
        },
        {
          text: asked
            ? "`CreateNamespace=true` makes only the destination's own namespace"
            : "The application does not ask Argo CD to create it (no `CreateNamespace=true`)",
        },
      ],
      fix: `Add sync option \`CreateNamespace=true\`, or the Namespace itself in an earlier wave, in ${place}; then sync again.`,
      blameless: true,
    };
  },
});

const unnamed = /^Namespace for (\S+) [\s\S]+ is missing\.?$/;

/** C6 where an object names no namespace, and neither does the Application's destination. */
export const namespaceUnnamed = rejectedRule("C6", {
  read: (words) => unnamed.exec(words.trim())?.[1],
  tell: ({ first, all, place }) => ({
    headline: `the sync fails: ${sayObjects(all)} ${all.length > 1 ? "name" : "names"} no namespace, and the Application has none to give`,
    facts: [{ text: quote(first.words, 200), where: whereRefused(first.resource) }],
    fix: `Set \`destination.namespace\` of the Application, or \`metadata.namespace\` in ${place}; then sync again.`,
  }),
});
