import { podsReady } from "../../say/count-serving.ts";
import { changeFact, lastChange } from "../../say/find-change.ts";
import { sourcePlace } from "../../say/source-place.ts";
import { instant } from "../../text/instant.ts";
import { quote, quoteError } from "../../text/quote.ts";
import { controllerRule } from "./controller-rule.ts";
import { type RolloutState, readRollout } from "./read-rollout.ts";

const inconclusive = /Inconclusive/;

/**
 * J5: a Rollout waits at a pause. Nothing is broken: without a duration it waits for a person, and a
 * blue-green one for the promotion of its preview.
 */
export const rolloutPaused = controllerRule("J5", ({ node, signals, scene }) => {
  if (node.group !== "argoproj.io" || node.kind !== "Rollout") return undefined;
  const said = [node.health?.message ?? "", ...signals.map(({ text }) => text)].join("\n");
  if (
    node.health?.status !== "Suspended" &&
    !/PauseStep|BlueGreenPause|Rollout is paused/.test(said)
  ) {
    return undefined;
  }
  const state = readRollout(node, scene);
  const version = state?.wanted === undefined ? "the new version" : quote(state.wanted, 60);
  const unclear = inconclusive.test(said);
  const forPerson = state?.pause === undefined || state.pause === "0";
  const waits = unclear
    ? "its analysis was inconclusive, and someone has to decide"
    : forPerson
      ? "it waits for someone to promote it"
      : `it goes on by itself after ${quote(state.pause ?? "", 20)}`;
  const change = lastChange(scene.observed);
  const since = instant(state?.pausedSince);
  return {
    severity: "info",
    version: state?.wanted,
    headline: `nothing is broken: the rollout of ${version} is paused${stepOf(state)}, and ${waits}`,
    facts: [
      {
        text: `Rollout ${quote(node.name, 63)} says ${quote(node.health?.message ?? "Suspended", 80)}`,
        where: `Rollout ${node.name}`,
        ...(since === undefined ? {} : { at: since }),
      },
      state?.ready && { text: podsReady(state.ready), where: `Rollout ${node.name}, status` },
      state?.weight === undefined
        ? undefined
        : {
            text: `${version} gets ${state.weight} %, the version before the rest`,
            where: "spec.strategy.canary.steps",
          },
      change && changeFact(change, [scene.observed.summary.name, node.name, state?.wanted]),
    ],
    fix:
      forPerson || unclear
        ? "Look at how the new version does, then promote it (resource action `resume`, or `promote-full` for all at once), or abort it (`abort`)."
        : "Wait, or promote it at once (resource action `resume`).",
  };
});

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
    /InvalidSpec|The Rollout "[^"]*" is invalid/.test(text),
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

function stepOf(state: RolloutState | undefined): string {
  if (state === undefined) return "";
  if (state.isBlueGreen) return " before its promotion";
  if (state.step === undefined || state.steps === 0) return "";
  const weight = state.weight === undefined ? "" : ` (${state.weight} %)`;
  return ` at step ${state.step + 1} of ${state.steps}${weight}`;
}
