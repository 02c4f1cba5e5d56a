import type { SyncResultResource } from "@lynceus/argocd";
import type { Finding } from "@lynceus/contract";
import { isUnfinished } from "../../decide-layer.ts";
import { applicationRef } from "../../say/application-ref.ts";
import { finding, resourceRef } from "../../say/finding.ts";
import { isSame, objectName } from "../../scene/node-info.ts";
import type { Scene } from "../../scene/scene.ts";
import { evidence } from "../../text/evidence.ts";
import { quote } from "../../text/quote.ts";
import type { Trouble } from "../../trouble.ts";
import { readWaiting } from "./read-waiting.ts";
import { syncRule } from "./sync-rule.ts";

/** E4: a wave waits for an object to become healthy, and nothing of the object itself says why not. */
export const waveWaits = syncRule("E4", (sync, scene) => {
  if (sync.kind !== "hook") return undefined;
  const waiting = readWaiting(sync.message);
  const awaited = listAwaited(scene)[0];
  const named = waiting?.for === "health" ? waiting : awaited;
  if (named === undefined || sync.hooks.some((each) => (each.hookType ?? "") !== "")) {
    return undefined;
  }
  const node = scene.tree.nodes.find((each) => isSame(named, each));
  const status = node?.health?.status;
  const more = waiting?.more ? ` and ${waiting.more} more` : "";
  const failed = awaited !== undefined && awaited.hookPhase !== "Running";
  return {
    resource: node && resourceRef(node),
    headline: `the sync ${failed ? "fails" : "cannot go on"}: it waits for ${named.kind} ${quote(named.name, 63)}${more} to become healthy`,
    facts: [
      status === undefined
        ? undefined
        : {
            text: `${named.kind} ${quote(named.name, 63)} is ${status}${node?.health?.message === undefined ? "" : `: ${quote(node.health.message, 160)}`}`,
            where: "resource tree",
          },
      missingFact(scene),
    ],
    evidence:
      node?.health?.message === undefined
        ? []
        : [
            evidence({
              text: node.health.message,
              object: objectName(node),
              field: "health.message (resource tree)",
            }),
          ],
    fix: `Make ${quote(named.name, 63)} healthy, or move what it needs to the same or an earlier sync wave. A new commit is not picked up while the sync runs: terminate it first.`,
  };
});

/** The objects of a wave, no hooks, that a sync waits for or failed at. */
function listAwaited({ observed }: Scene): readonly SyncResultResource[] {
  const operation = observed.application.status?.operationState;
  if (operation === undefined || operation === null || operation.phase === "Succeeded") return [];
  const waiting = readWaiting(operation.message ?? "");
  return (operation.syncResult?.resources ?? []).filter((each) => {
    if ((each.hookType ?? "") !== "" || !isUnfinished(each) || each.status === "SyncFailed") {
      return false;
    }
    if (each.hookPhase !== "Running") return true;
    // All that was applied stays «Running»: only the message tells that health is waited for.
    return waiting?.for === "health" && (isSame(each, waiting) || waiting.more > 0);
  });
}

/**
 * E4 where the awaited object itself shows what is wrong: the finding about it, told as what the sync waits
 * for. Its cause and fix stay.
 */
export function asAwaited(found: Finding, trouble: Trouble, scene: Scene): Finding {
  const objects =
    trouble.kind === "pods"
      ? trouble.groups.map(({ workload }) => workload)
      : trouble.kind === "resource"
        ? [trouble.node, scene.tree.root(trouble.node)]
        : [];
  const awaited = listAwaited(scene).find((each) => objects.some((node) => isSame(each, node)));
  if (awaited === undefined) return found;
  const operation = scene.observed.application.status?.operationState;
  const [, object] = applicationRef(scene.observed);
  return finding({
    ...found,
    mode: "E4",
    severity: found.severity === "info" ? "warning" : found.severity,
    headline: `the sync cannot go on: ${found.headline}`,
    facts: [...found.facts.slice(0, 3), missingFact(scene)],
    evidence: [
      ...found.evidence.slice(0, 6),
      ...[
        evidence({
          text: operation?.message ?? "",
          object,
          field: "status.operationState.message",
          at: operation?.startedAt,
        }),
      ].filter(({ excerpt }) => excerpt !== ""),
    ],
    fix: `${found.fix ?? `Make ${quote(awaited.name, 63)} healthy.`} A new commit is not picked up while the sync runs or retries: terminate it first.`,
  });
}

function missingFact(scene: Scene) {
  const missing = scene.tree.nodes.filter((node) => node.health?.status === "Missing");
  const [first] = missing;
  if (first === undefined) return undefined;
  const many = missing.length > 1;
  return {
    text: `The sync waits for it: ${quote(first.name, 63)}${many ? ` and ${missing.length - 1} more are` : " is"} not created yet`,
    where: `sync ${scene.observed.application.status?.operationState?.phase ?? ""}`.trim(),
  };
}
