import { sourcePlace } from "../../say/source-place.ts";
import { quote, quoteError } from "../../text/quote.ts";
import { controllerRule } from "./controller-rule.ts";

/** J6: the new ReplicaSet did not get ready in time, and no pod of it shows why. */
export const rolloutTimedOut = controllerRule("J6", ({ node, signals }) => {
  if (node.group !== "argoproj.io" || node.kind !== "Rollout") return undefined;
  const signal = signals.find(({ text }) =>
    /has timed out progressing|ProgressDeadlineExceeded/.test(text),
  );
  if (signal === undefined) return undefined;
  return {
    headline: `Rollout ${quote(node.name, 63)} gave up: its new ReplicaSet did not get ready within \`progressDeadlineSeconds\``,
    facts: [{ text: quoteError(signal.text, 240), where: signal.where }],
    fix: "See why the pods of the new ReplicaSet do not get ready (events of the ReplicaSet and its pods), then retry the Rollout or push a new commit.",
  };
});

/** J7: the Rollout itself is not valid, or names what is not there. */
export const rolloutInvalid = controllerRule("J7", ({ node, signals, scene }) => {
  if (node.group !== "argoproj.io" || node.kind !== "Rollout") return undefined;
  const signal = signals.find(({ text }) =>
    /InvalidSpec|The Rollout "[^"]*" is invalid|AnalysisTemplate '[^']+' not found/.test(text),
  );
  if (signal === undefined) return undefined;
  const absent =
    /(AnalysisTemplate|ClusterAnalysisTemplate|Service|Ingress|VirtualService) '?"?([\w.-]+)'?"?:? (?:is )?not found/i.exec(
      signal.text,
    );
  const reason = signal.text
    .replace(/^InvalidSpec: /, "")
    .replace(/^The Rollout "[^"]*" is invalid: /, "");
  const name = `Rollout ${quote(node.name, 63)}`;
  return {
    headline:
      absent === null
        ? `${name} is not valid: ${quoteError(reason, 160)}`
        : `${name} names ${absent[1]} ${quote(absent[2] ?? "", 63)}, which is not there`,
    facts: [{ text: quoteError(reason, 260), where: signal.where }],
    fix:
      absent === null
        ? `Correct the named field of the Rollout in ${sourcePlace(scene.observed.application)}.`
        : `Add ${absent[1]} ${quote(absent[2] ?? "", 63)} to ${sourcePlace(scene.observed.application)}, in an earlier sync wave, or correct the name.`,
  };
});
