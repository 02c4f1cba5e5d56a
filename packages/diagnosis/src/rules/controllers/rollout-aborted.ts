import type { ResourceNode } from "@lynceus/argocd";
import type { EvidenceLine, Fact } from "@lynceus/contract";
import { countServing, podsReady } from "../../say/count-serving.ts";
import { changeFact, lastChange } from "../../say/find-change.ts";
import { sayActions } from "../../say/say-actions.ts";
import { objectName } from "../../scene/node-info.ts";
import type { Scene } from "../../scene/scene.ts";
import { toFact } from "../../signals/signal.ts";
import { evidence } from "../../text/evidence.ts";
import { quote, quoteError } from "../../text/quote.ts";
import { controllerRule } from "./controller-rule.ts";
import { type MissedMetric, readMissedMetrics } from "./read-analysis.ts";
import { readRollout } from "./read-rollout.ts";

const aborted = /RolloutAborted|Rollout (?:is )?aborted/;
const toRevision = /aborted update to revision (\d+)/;
const assessed = /[Mm]etric "([^"]+)" assessed (\w+) due to ([\s\S]*)/;

/**
 * J4: Argo Rollouts has gone back from a new version, mostly because an analysis failed. Sync stays Synced,
 * the stable version keeps serving. Up to Rollouts 1.2 it says only `Rollout is aborted`.
 */
export const rolloutAborted = controllerRule("J4", ({ node, signals, scene }) => {
  const rollout = isRollout(node) ? node : parentOf(node, scene);
  if (rollout === undefined) return undefined;
  const said = [
    rollout.health?.message,
    ...(scene.object(rollout)?.status?.conditions ?? []).map(
      ({ message, reason }) => `${reason}: ${message}`,
    ),
  ].find((text) => aborted.test(text ?? ""));
  if (said === undefined) return undefined;
  const run = node === rollout ? newestRun(rollout, scene) : node;
  const [metric] = run === undefined ? [] : readMissedMetrics(run, scene);
  const told = assessed.exec(said) ?? assessed.exec(signals.map(({ text }) => text).join("\n"));
  const state = readRollout(rollout, scene);
  const name = metric?.name ?? told?.[1];
  const revision = toRevision.exec(said)?.[1];
  const version = state?.wanted === undefined ? "" : ` of ${quote(state.wanted, 60)}`;
  const stable =
    state?.stable === undefined
      ? "the stable version serves all traffic"
      : `${quote(state.stable, 60)} serves all traffic`;
  const change = lastChange(scene.observed);
  const serving = countServing(scene, [rollout]);
  return {
    about: rollout,
    version: state?.wanted,
    headline: `the rollout${version} was aborted${why(name, told?.[2], metric)}; ${stable}`,
    facts: [
      metricFact(metric, run),
      signals[0] === undefined ? undefined : toFact(signals[0]),
      serving && serving.ready > 0
        ? { text: podsReady(serving), where: `Rollout ${rollout.name}` }
        : undefined,
      change && changeFact(change, [scene.observed.summary.name, rollout.name, state?.wanted]),
    ],
    evidence: [
      evidence({
        text: rollout.health?.message ?? "",
        object: objectName(rollout),
        field: "health.message (resource tree)",
      }),
      ...metricEvidence(metric, run),
    ].filter(({ excerpt }) => excerpt !== ""),
    fix: `${
      name === undefined
        ? "Find out why it was aborted"
        : told?.[2] === "Error" ||
            (metric !== undefined && metric.values.length === 0 && metric.errors.length > 0)
          ? `Repair what metric ${quote(name, 60)} asks (address, query, credentials)`
          : `Find out why ${state?.wanted === undefined ? "the new version" : quote(state.wanted, 60)} misses ${quote(name, 60)}`
    }; then ${sayActions(rollout, [{ name: "retry", does: "retry the Rollout" }], scene) ?? "push a new commit"}, or revert${revision === undefined ? "" : ` revision ${revision}`} in Git: without that it stays Degraded.`,
  };
});

/** J8: an analysis that went wrong and aborted no Rollout: its provider cannot be asked, or it stands alone. */
export const analysisFailed = controllerRule("J8", ({ node, signals, scene }) => {
  if (node.group !== "argoproj.io" || node.kind !== "AnalysisRun") return undefined;
  const text = signals.map((signal) => signal.text).join("\n");
  const told = assessed.exec(text);
  const [metric] = readMissedMetrics(node, scene);
  const name = metric?.name ?? told?.[1];
  if (name === undefined && !/Analysis run (?:failed|had an error|was inconclusive)/i.test(text))
    return undefined;
  const isError = told?.[2] === "Error" || /had an error/.test(text);
  return {
    headline: `AnalysisRun ${quote(node.name, 63)} ${isError ? "could not measure" : "failed"}${why(name, told?.[2], metric)}`,
    facts: [metricFact(metric, node), signals[0] && toFact(signals[0])],
    evidence: metricEvidence(metric, node),
    fix: isError
      ? "Correct the metric's provider (address, query, credentials) in its AnalysisTemplate; an empty result of Prometheus is an error too."
      : "Find out why the version misses the metric, or correct the condition in its AnalysisTemplate.",
  };
});

function isRollout({ group, kind }: ResourceNode): boolean {
  return group === "argoproj.io" && kind === "Rollout";
}

function parentOf(node: ResourceNode, scene: Scene): ResourceNode | undefined {
  if (node.group !== "argoproj.io" || !/^(?:AnalysisRun|Experiment)$/.test(node.kind))
    return undefined;
  const root = scene.tree.root(node);
  return isRollout(root) ? root : undefined;
}

function newestRun(rollout: ResourceNode, scene: Scene): ResourceNode | undefined {
  return scene.tree
    .children(rollout)
    .filter(({ kind, health }) => kind === "AnalysisRun" && health?.status === "Degraded")
    .sort((a, b) => (b.createdAt ?? "").localeCompare(a.createdAt ?? ""))[0];
}

function why(
  name: string | undefined,
  phase: string | undefined,
  metric: MissedMetric | undefined,
): string {
  if (name === undefined) return "";
  const metricName = quote(name, 60);
  if (
    phase === "Error" ||
    (metric !== undefined && metric.values.length === 0 && metric.errors.length > 0)
  ) {
    return `: metric ${metricName} could not be measured`;
  }
  const value = metric?.values.at(-1);
  if (value === undefined || metric?.condition === undefined)
    return `: metric ${metricName} failed`;
  const asked = quote(metric.condition, 80);
  return `: metric ${metricName} measured ${quote(value, 40)}${metric.fails ? `, and fails at ${asked}` : ` where ${asked} was asked`}`;
}

function metricFact(
  metric: MissedMetric | undefined,
  run: ResourceNode | undefined,
): Fact | undefined {
  if (metric === undefined || run === undefined) return undefined;
  const where = `AnalysisRun ${run.name}`;
  if (metric.values.length === 0) {
    const [error] = metric.errors;
    return error === undefined ? undefined : { text: quoteError(error, 240), where };
  }
  const asked =
    metric.condition === undefined
      ? ""
      : `; ${metric.fails ? "it fails at" : "asked was"} ${quote(metric.condition, 100)}`;
  return {
    text: `Metric ${quote(metric.name, 60)} measured ${metric.values.map((value) => quote(value, 30)).join(", ")}${asked}`,
    where,
  };
}

function metricEvidence(
  metric: MissedMetric | undefined,
  run: ResourceNode | undefined,
): readonly EvidenceLine[] {
  if (metric === undefined || run === undefined) return [];
  const object = objectName(run);
  return [
    ...[...metric.values.slice(-2), ...metric.errors.slice(0, 1)].map((text) =>
      evidence({ text, object, field: "status.metricResults[].measurements[]" }),
    ),
    ...(metric.condition === undefined
      ? []
      : [evidence({ text: metric.condition, object, field: "spec.metrics[]" })]),
  ];
}
