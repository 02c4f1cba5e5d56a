import type { ResourceNode } from "@lynceus/argocd";
import { z } from "zod";
import type { Differing } from "../../drift/read-differences.ts";
import { isScaler } from "../../drift/read-managers.ts";
import type { Scene } from "../../scene/scene.ts";
import { quote } from "../../text/quote.ts";

const kinds = new Set(["HorizontalPodAutoscaler", "ScaledObject"]);
const Target = z.object({ spec: z.object({ scaleTargetRef: z.object({ name: z.string() }) }) });

/** What scales a workload beside Git. */
export interface Scaler {
  /** `HorizontalPodAutoscaler `x``, or that there is one. */
  readonly text: string;
  readonly node: ResourceNode | undefined;
  readonly inGit: boolean;
}

/** Only `replicas` differs, and something else than a person sets it. */
export function findScaler(of: Differing, scene: Scene): Scaler | undefined {
  if (of.differences.length === 0 || !of.differences.every(({ path }) => isReplicas(path))) {
    return undefined;
  }
  const { tree } = scene.observed;
  const own = (tree?.nodes ?? []).filter(({ kind }) => kinds.has(kind));
  const beside = (tree?.orphanedNodes ?? []).filter(({ kind }) => kinds.has(kind));
  const near = [...own, ...beside].filter(({ namespace }) => namespace === of.namespace);
  const node =
    near.find((each) => targetOf(each, scene) === of.name) ??
    near.find((each) => targetOf(each, scene) === undefined && isNamedFor(each.name, of.name));
  const scales = of.managers.some((each) => isScaler(each) && each.fields.some(isReplicas));
  if (node !== undefined) {
    return { text: `${node.kind} ${quote(node.name, 63)}`, node, inGit: own.includes(node) };
  }
  if (!scales) return undefined;
  const [only] = near;
  return near.length === 1 && only !== undefined && targetOf(only, scene) === undefined
    ? { text: `${only.kind} ${quote(only.name, 63)}`, node: only, inGit: own.includes(only) }
    : { text: "an autoscaler (HPA or KEDA)", node: undefined, inGit: false };
}

function isReplicas(path: readonly string[]): boolean {
  return path.length === 2 && path[0] === "spec" && path[1] === "replicas";
}

function targetOf(node: ResourceNode, scene: Scene): string | undefined {
  return Target.safeParse(scene.manifest(node)).data?.spec.scaleTargetRef.name;
}

/** `web`, `web-hpa`, `keda-hpa-web`. */
function isNamedFor(name: string, workload: string): boolean {
  return name === workload || name.startsWith(`${workload}-`) || name.endsWith(`-${workload}`);
}
