import { z } from "zod";
import { list, text } from "./lenient.ts";

const ContainerState = z.object({
  waiting: z.object({ reason: text, message: text }).nullish(),
  running: z.object({ startedAt: text }).nullish(),
  terminated: z
    .object({
      reason: text,
      message: text,
      exitCode: z.number().default(0),
      startedAt: text,
      finishedAt: text,
    })
    .nullish(),
});

const ContainerStatus = z.object({
  name: z.string(),
  image: z.string().default(""),
  ready: z.boolean().default(false),
  restartCount: z.number().default(0),
  state: ContainerState.nullish(),
  lastState: ContainerState.nullish(),
});
export type ContainerStatus = z.infer<typeof ContainerStatus>;

/** A live Pod (core/v1) as `GET resource` returns it; only what a diagnosis reads. */
export const Pod = z.object({
  metadata: z.object({
    name: z.string(),
    namespace: z.string().default(""),
    uid: text,
    creationTimestamp: text,
    deletionTimestamp: text,
    ownerReferences: list(z.object({ kind: z.string(), name: z.string(), uid: text })),
  }),
  spec: z
    .object({
      nodeName: text,
      containers: list(
        z.object({
          name: z.string(),
          image: z.string().default(""),
          resources: z
            .object({
              limits: z.record(z.string(), z.string()).nullish(),
              requests: z.record(z.string(), z.string()).nullish(),
            })
            .nullish(),
        }),
      ),
    })
    .nullish(),
  status: z
    .object({
      phase: text,
      reason: text,
      message: text,
      conditions: list(
        z.object({
          type: z.string(),
          status: z.string(),
          reason: text,
          message: text,
          lastTransitionTime: text,
        }),
      ),
      containerStatuses: list(ContainerStatus),
      initContainerStatuses: list(ContainerStatus),
    })
    .nullish(),
});
export type Pod = z.infer<typeof Pod>;
