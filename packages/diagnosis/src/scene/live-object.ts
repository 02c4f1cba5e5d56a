import { z } from "zod";

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? undefined);

/** The few fields of workloads, ReplicaSets and custom resources that rules read; anything else is ignored. */
export const LiveObject = z.object({
  metadata: z
    .object({
      annotations: z.record(z.string(), z.string()).nullish(),
      deletionTimestamp: text,
      finalizers: z.array(z.string()).nullish(),
    })
    .nullish(),
  spec: z
    .object({
      replicas: z.number().nullish().catch(undefined),
      selector: z.unknown().optional(),
      template: z
        .object({
          spec: z
            .object({ containers: z.array(z.object({ image: z.string().default("") })).nullish() })
            .nullish(),
        })
        .nullish()
        .catch(undefined),
    })
    .nullish()
    .catch(undefined),
  status: z
    .object({
      updateRevision: text,
      availableReplicas: z.number().nullish().catch(undefined),
      conditions: z
        .array(
          z.object({
            type: z.string().default(""),
            status: z.string().default(""),
            reason: text,
            message: text,
            lastTransitionTime: text,
          }),
        )
        .nullish()
        .catch(undefined),
    })
    .nullish()
    .catch(undefined),
  /** Of a ConfigMap. */
  data: z.record(z.string(), z.string()).nullish().catch(undefined),
});
export type LiveObject = z.infer<typeof LiveObject>;
