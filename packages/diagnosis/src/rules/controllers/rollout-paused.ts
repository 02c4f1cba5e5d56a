import { podsReady } from "../../say/count-serving.ts";
import { changeFact, lastChange } from "../../say/find-change.ts";
import { sayActions } from "../../say/say-actions.ts";
import { instant } from "../../text/instant.ts";
import { quote } from "../../text/quote.ts";
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
    fix: fixOf(forPerson || unclear, sayActions(node, actions, scene)),
  };
});

const actions = [
  { name: "resume", does: "let it go on" },
  { name: "skip-current-step", does: "skip the step" },
  { name: "promote-full", does: "promote it at once" },
  { name: "abort", does: "abort it" },
];

function fixOf(forPerson: boolean, ways: string | undefined): string {
  if (ways === undefined)
    return forPerson
      ? "Look at how the new version does, and decide with `kubectl argo rollouts`: Argo CD offers no action for it."
      : "Wait: Argo CD offers no action for it.";
  return forPerson ? `Look at how the new version does, then ${ways}.` : `Wait, or ${ways}.`;
}

function stepOf(state: RolloutState | undefined): string {
  if (state === undefined) return "";
  if (state.isBlueGreen) return " before its promotion";
  if (state.step === undefined || state.steps === 0) return "";
  const weight = state.weight === undefined ? "" : ` (${state.weight} %)`;
  return ` at step ${state.step + 1} of ${state.steps}${weight}`;
}
