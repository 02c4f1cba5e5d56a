import { Pod, type ResourceNode, ResourceTree } from "@lynceus/argocd";
import type { ObservedObjects } from "../observed.ts";

type Kind = "StatefulSet" | "DaemonSet" | "Job";

/** The same observation with every Deployment of another kind, which makes its pods itself. */
export function asKind(observed: ObservedObjects, kind: Kind): ObservedObjects {
  const group = kind === "Job" ? "batch" : "apps";
  const turn = (node: ResourceNode): ResourceNode =>
    node.kind === "Deployment" ? { ...node, group, kind } : node;
  const nodes = observed.tree?.nodes ?? [];
  const sets = new Map(
    nodes
      .filter((node) => node.kind === "ReplicaSet")
      .map((set) => [set.uid, set.parentRefs[0]] as const),
  );
  const below = (node: ResourceNode): ResourceNode => {
    const owner = sets.get(node.parentRefs[0]?.uid);
    return owner === undefined ? node : { ...node, parentRefs: [{ ...owner, group, kind }] };
  };
  return {
    ...observed,
    tree: ResourceTree.parse({
      nodes: nodes.filter((node) => node.kind !== "ReplicaSet").map((node) => below(turn(node))),
    }),
    pods: observed.pods.map((pod) => {
      const [first] = pod.metadata.ownerReferences;
      const owner = sets.get(first?.uid);
      const ownerReferences = owner === undefined ? [] : [{ ...owner, kind }];
      return Pod.parse({ ...pod, metadata: { ...pod.metadata, ownerReferences } });
    }),
    objects: observed.objects.map(({ node, manifest }) => ({ node: turn(node), manifest })),
  };
}
