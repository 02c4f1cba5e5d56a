import type { ResourceNode } from "@lynceus/argocd";
import type { PodGroup } from "./scene/group-pods.ts";
import { madeSecrets } from "./scene/made-secrets.ts";
import { isUnwell } from "./scene/node-info.ts";
import type { Scene } from "./scene/scene.ts";
import { podSignals, spokesman } from "./signals/pod-signals.ts";
import { readCrash } from "./signals/read-crash.ts";
import { shapeOf } from "./text/shape.ts";
import type { TroubleOf } from "./trouble.ts";

type PodTrouble = TroubleOf<"pods">;

/** Failing pods, one trouble for all revisions that fail alike. */
export function listPodTroubles(
  scene: Scene,
  handled: ReadonlySet<PodGroup>,
): readonly PodTrouble[] {
  const nameable = scene.tree.nodes.filter(isNameable);
  const alike = new Map<string, { groups: PodGroup[]; named: ResourceNode[] }>();
  for (const group of scene.groups) {
    if (handled.has(group) || !isFailing(group, scene)) continue;
    const text = podSignals(group, scene)
      .map((signal) => signal.text)
      .join("\n");
    const names = [
      ...group.pods.map((pod) => pod.node.name),
      group.owner.name,
      group.workload.name,
    ];
    // Two containers that crash the same way do so for one reason only if their logs say the same.
    const crash = readCrash(group, scene);
    const told = crash?.lines[0]?.message ?? text.split("\n")[0] ?? "";
    const key = JSON.stringify([
      group.subject,
      group.version,
      crash?.reason ?? spokesman(group, scene)?.reason,
      crash?.exitCode,
      shapeOf(told, names),
    ]);
    const named = nameable.filter((node) => isNamed(node, text, scene));
    const same = alike.get(key);
    if (same === undefined) alike.set(key, { groups: [group], named });
    else same.groups.push(group);
  }
  return [...alike.values()].flatMap(({ groups: [first, ...rest], named }) =>
    first === undefined ? [] : [{ kind: "pods", groups: [first, ...rest], named }],
  );
}

/** Pods of a Job that came through at last, and of a CronJob's older runs, are history. */
function isFailing(group: PodGroup, scene: Scene): boolean {
  if (!group.pods.some((pod) => pod.state === "failing")) return false;
  if (group.owner.kind !== "Job") return true;
  if ((group.owner.health?.status ?? "Healthy") === "Healthy") return false;
  const runs = scene.tree.children(group.workload).filter((node) => node.kind === "Job");
  return runs.every((run) => (run.createdAt ?? "") <= (group.owner.createdAt ?? ""));
}

function isNameable(node: ResourceNode): boolean {
  return isUnwell(node) && !podMakers.has(node.kind);
}

function isNamed(node: ResourceNode, text: string, scene: Scene): boolean {
  if ([node.name, ...madeSecrets(node, scene)].some((name) => text.includes(`"${name}"`)))
    return true;
  return node.kind === "PersistentVolumeClaim" && /persistentvolumeclaim/i.test(text);
}

const podMakers = new Set([
  "Pod",
  "ReplicaSet",
  "Deployment",
  "StatefulSet",
  "DaemonSet",
  "Rollout",
]);
