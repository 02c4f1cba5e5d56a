import type { PodGroup } from "./group-pods.ts";
import type { Scene } from "./scene.ts";

const startMs = 2 * 60_000;

/**
 * Its pods are minutes old at most and have not restarted, and its controller has not given up: a probe that
 * fails now is part of any start.
 */
export function isStarting({ pods, workload }: PodGroup, { observed }: Scene): boolean {
  if ((workload.health?.status ?? "Progressing") === "Degraded") return false;
  return pods
    .filter(({ state }) => state === "failing")
    .every(
      ({ node, restarts }) =>
        restarts === 0 &&
        observed.observedAt.getTime() - Date.parse(node.createdAt ?? "") < startMs,
    );
}
