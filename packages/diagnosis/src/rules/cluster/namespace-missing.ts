import { quote } from "../../text/quote.ts";
import { rejectedRule } from "../rejected/rejected-rule.ts";

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
