import type { ResourceNode } from "@lynceus/argocd";
import { nodeInfo } from "./scene/node-info.ts";
import type { TreeIndex } from "./scene/tree-index.ts";

const mostConfigMaps = 4;

/** ConfigMaps that may hold the address a crashing container could not reach; those named alike first. */
export function sampleConfiguration(
  tree: TreeIndex,
  unhealthy: readonly ResourceNode[],
): readonly ResourceNode[] {
  const crashing = unhealthy.filter((pod) => !/Image/.test(nodeInfo(pod, "Status Reason") ?? ""));
  const workloads = new Set(crashing.map((pod) => tree.root(pod).name));
  if (workloads.size === 0) return [];
  const maps = tree.nodes.filter((node) => node.kind === "ConfigMap" && node.uid !== undefined);
  const own = maps.filter((node) => [...workloads].some((name) => node.name.startsWith(name)));
  const rest = maps.length <= mostConfigMaps ? maps : [];
  return [...new Set([...own, ...rest])].slice(0, mostConfigMaps);
}
