import type { ResourceNode } from "@lynceus/argocd";
import type { Finding } from "@lynceus/contract";
import { endFact } from "../../say/end-fact.ts";
import { finding, resourceRef } from "../../say/finding.ts";
import { logEvidence, logFact } from "../../say/log-evidence.ts";
import { podFinding } from "../../say/pod-finding.ts";
import { sourcePlace } from "../../say/source-place.ts";
import { isSame, objectName } from "../../scene/node-info.ts";
import type { Scene } from "../../scene/scene.ts";
import { podSignals, podWhere } from "../../signals/pod-signals.ts";
import { readCrash } from "../../signals/read-crash.ts";
import { resourceSignals } from "../../signals/resource-signals.ts";
import { toEvidence, toFact } from "../../signals/signal.ts";
import { evidence } from "../../text/evidence.ts";
import { quote, quoteError } from "../../text/quote.ts";
import type { TroubleOf } from "../../trouble.ts";
import type { Rule } from "../rule.ts";

/**
 * F19: a Job, or the last Job of a CronJob, failed. Hooks are not this. A CronJob that has only ever failed is
 * Healthy to Argo CD 3.5; its Jobs are Degraded.
 */
export const failedJob: Rule = {
  mode: "F19",
  recognise: (trouble, scene) => {
    if (trouble.kind === "pods") return fromPods(trouble, scene);
    return trouble.kind === "resource" ? fromJob(trouble.node, scene) : undefined;
  },
};

function fromPods(trouble: TroubleOf<"pods">, scene: Scene): Finding | undefined {
  const [group] = trouble.groups;
  if (group.owner.kind !== "Job" || isHook(group.workload, scene)) return undefined;
  const crash = readCrash(group, scene);
  if (crash === undefined || !["application", "killed"].includes(crash.by)) return undefined;
  const [first] = crash.lines;
  const said = first === undefined ? `exit code ${crash.exitCode}` : quoteError(first.message, 130);
  const end = endFact(crash, podWhere(crash.view, trouble.groups));
  return podFinding(trouble.groups, scene, {
    mode: "F19",
    severity: "warning",
    headline: `${group.workload.kind} ${quote(group.workload.name, 63)} fails: ${said}`,
    facts: [
      first && first.message.length > 130
        ? logFact(crash.view, group.workload.name, first, crash.previous)
        : undefined,
      crash.restarts > 0 ? end : { ...end, text: `Exit code ${crash.exitCode}` },
      runsFact(group.workload, scene),
      jobFact(group.owner, scene),
    ],
    evidence: [
      ...logEvidence(crash.view, crash.lines, crash.previous),
      ...podSignals(group, scene).map(toEvidence),
      ...resourceSignals(group.owner, scene).map(toEvidence),
    ],
    fix: `Correct what its log names${first === undefined ? " (it was not read, or says nothing)" : ""}; what the job runs is set in ${sourcePlace(scene.observed.application)}.`,
  });
}

const failed =
  /reached the specified backoff limit|active longer than specified deadline|failed to complete|has not completed its last execution/i;

/** Its pods are gone: a deadline ends them, and a history limit removes them. */
function fromJob(node: ResourceNode, scene: Scene): Finding | undefined {
  if (node.kind !== "Job" && node.kind !== "CronJob") return undefined;
  const signals = resourceSignals(node, scene);
  const signal = signals.find(({ text }) => failed.test(text));
  if (signal === undefined || isHook(node, scene)) return undefined;
  const root = scene.tree.root(node);
  const late = /active longer than specified deadline/.test(signal.text);
  return finding({
    mode: "F19",
    severity: "warning",
    subject: "application",
    resource: resourceRef(root),
    since: node.createdAt,
    headline: `${root.kind} ${quote(root.name, 63)} ${late ? "did not end in time" : "failed"}: ${quote(signal.text, 120)}`,
    facts: [
      toFact(signal),
      runsFact(root, scene),
      { text: "Its pods are gone, and their logs with them" },
    ],
    evidence: [
      ...signals.map(toEvidence),
      evidence({
        text: node.health?.status ?? "",
        object: objectName(node),
        field: "health.status (resource tree)",
      }),
    ],
    fix: `Run it again and read the log while it runs${late ? ", or give it a longer `activeDeadlineSeconds`" : ""}; what the job runs is set in ${sourcePlace(scene.observed.application)}.`,
  });
}

function isHook(node: ResourceNode, scene: Scene): boolean {
  const results = scene.observed.application.status?.operationState?.syncResult?.resources ?? [];
  return results.some((each) => (each.hookType ?? "") !== "" && isSame(each, node));
}

function runsFact(workload: ResourceNode, scene: Scene) {
  const runs = scene.tree.children(workload).filter((node) => node.kind === "Job");
  const bad = runs.filter((run) => run.health?.status === "Degraded");
  if (runs.length < 2) return undefined;
  return {
    text: `${bad.length} of its last ${runs.length} runs failed`,
    where: `${workload.kind} ${workload.name}`,
  };
}

function jobFact(job: ResourceNode, scene: Scene) {
  const [signal] = resourceSignals(job, scene);
  return signal && toFact(signal);
}
