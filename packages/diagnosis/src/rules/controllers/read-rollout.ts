import type { ResourceNode } from "@lynceus/argocd";
import { z } from "zod";
import type { Scene } from "../../scene/scene.ts";
import { imageTag } from "../../text/image.ts";

const text = z.string().nullish().catch(undefined);
const number = z.number().nullish().catch(undefined);
const Step = z.object({
  setWeight: number,
  pause: z.object({ duration: z.union([z.string(), z.number()]).nullish() }).nullish(),
  analysis: z.unknown().optional(),
});

/** The few fields of an Argo Rollout (argoproj.io/v1alpha1, 1.2 and later) that tell where it stands. */
const Rollout = z.object({
  spec: z.object({
    replicas: number,
    paused: z.boolean().nullish().catch(undefined),
    strategy: z
      .object({
        canary: z.object({ steps: z.array(Step).nullish().catch(undefined) }).nullish(),
        blueGreen: z.object({ activeService: text, previewService: text }).nullish(),
      })
      .nullish()
      .catch(undefined),
    template: z
      .object({
        spec: z.object({ containers: z.array(z.object({ image: z.string().default("") })) }),
      })
      .nullish()
      .catch(undefined),
  }),
  status: z
    .object({
      currentStepIndex: number,
      stableRS: text,
      availableReplicas: number,
      readyReplicas: number,
      updatedReplicas: number,
      pauseConditions: z
        .array(z.object({ reason: text, startTime: text }))
        .nullish()
        .catch(undefined),
    })
    .nullish()
    .catch(undefined),
});

/** Where a Rollout stands. */
export interface RolloutState {
  readonly node: ResourceNode;
  /** The version that is rolled out, and the stable one, as far as known. */
  readonly wanted: string | undefined;
  readonly stable: string | undefined;
  readonly steps: number;
  /** From 0; undefined with a blue-green strategy. */
  readonly step: number | undefined;
  /** Percent of the traffic, or of the pods, that the new version has. */
  readonly weight: number | undefined;
  /** How long the present step pauses; `0` when it waits for a person. */
  readonly pause: string | undefined;
  readonly pausedSince: string | undefined;
  readonly isBlueGreen: boolean;
  readonly ready: { readonly ready: number; readonly desired: number } | undefined;
}

export function readRollout(node: ResourceNode, scene: Scene): RolloutState | undefined {
  const rollout = Rollout.safeParse(scene.manifest(node)).data;
  if (rollout === undefined) return undefined;
  const { spec, status } = rollout;
  const steps = spec.strategy?.canary?.steps ?? [];
  const step = status?.currentStepIndex ?? undefined;
  const pause = step === undefined ? undefined : steps[step]?.pause;
  const weights = steps.slice(0, (step ?? 0) + 1).flatMap(({ setWeight }) => setWeight ?? []);
  const image = spec.template?.spec.containers[0]?.image;
  return {
    node,
    wanted: image === undefined ? undefined : imageTag(image),
    stable: stableVersion(node, status?.stableRS ?? undefined, scene),
    steps: steps.length,
    step,
    weight: weights.at(-1),
    pause: pause == null ? undefined : String(pause.duration ?? 0),
    pausedSince: status?.pauseConditions?.[0]?.startTime ?? undefined,
    isBlueGreen: spec.strategy?.blueGreen != null,
    ready:
      status?.readyReplicas == null && status?.availableReplicas == null
        ? undefined
        : {
            ready: status?.availableReplicas ?? status?.readyReplicas ?? 0,
            desired: spec.replicas ?? 1,
          },
  };
}

/** The image of the pods of the ReplicaSet that is called stable. */
function stableVersion(node: ResourceNode, hash: string | undefined, scene: Scene) {
  if (hash === undefined) return undefined;
  return scene.groups.find(
    ({ workload, owner }) => workload === node && owner.name.endsWith(`-${hash}`),
  )?.version;
}
