import { toEvidence, toFact } from "../../signals/signal.ts";
import { quote } from "../../text/quote.ts";
import { placeOf, podRule } from "../pod-rule.ts";

/** F13: the pod must not run as root, and its image does, or names a user that cannot be checked. */
export const runsAsRoot = podRule("F13", (pods) => {
  const { signals } = pods;
  const signal = signals.find(({ text }) => nonRoot.test(text));
  if (signal === undefined) return undefined;
  const user = /non-numeric user \(([^)]*)\)/.exec(signal.text)?.[1];
  const why =
    user !== undefined
      ? `its image names its user ${quote(user, 40)}, which cannot be checked to be non-root (runAsNonRoot)`
      : /breaks non-root policy/.test(signal.text)
        ? "it sets runAsUser to root although it asks for runAsNonRoot"
        : "it asks for runAsNonRoot, and its image runs as root";
  return {
    headline: () => `cannot start: ${why}`,
    facts: [toFact(signal)],
    evidence: signals.map(toEvidence),
    fix: `Set \`securityContext.runAsUser\` to a number other than 0 in ${placeOf(pods)}, or build the image with a numeric \`USER\`.`,
  };
});

const nonRoot =
  /runAsNonRoot and image (?:will run as root|has non-numeric user)|breaks non-root policy|runAsUserName \([^)]*\) which will be regarded as root/;
