import type { ResourceNode } from "@lynceus/argocd";
import { z } from "zod";
import type { Scene } from "./scene.ts";

const named = z.object({ name: z.string().default(""), key: z.string().nullish() });
const quantities = z.record(z.string(), z.coerce.string()).nullish();

const Container = z.object({
  name: z.string().default(""),
  command: z.array(z.string()).nullish().catch(undefined),
  args: z.array(z.string()).nullish().catch(undefined),
  env: z
    .array(
      z.object({
        name: z.string().default(""),
        value: z.string().nullish(),
        valueFrom: z
          .object({ secretKeyRef: named.nullish(), configMapKeyRef: named.nullish() })
          .nullish()
          .catch(undefined),
      }),
    )
    .nullish()
    .catch(undefined),
  resources: z.object({ limits: quantities, requests: quantities }).nullish().catch(undefined),
  readinessProbe: z
    .object({
      httpGet: z
        .object({ path: z.string().nullish(), port: z.union([z.string(), z.number()]).nullish() })
        .nullish(),
    })
    .nullish()
    .catch(undefined),
});

/** The few fields of a pod template (core/v1) that tell what a pod asks for. */
const PodTemplate = z.object({
  spec: z.object({
    nodeSelector: z.record(z.string(), z.string()).nullish().catch(undefined),
    affinity: z
      .object({
        nodeAffinity: z
          .object({
            requiredDuringSchedulingIgnoredDuringExecution: z
              .object({
                nodeSelectorTerms: z.array(
                  z.object({
                    matchExpressions: z
                      .array(
                        z.object({
                          key: z.string(),
                          operator: z.string(),
                          values: z.array(z.string()).nullish(),
                        }),
                      )
                      .nullish(),
                  }),
                ),
              })
              .nullish(),
          })
          .nullish(),
      })
      .nullish()
      .catch(undefined),
    containers: z.array(Container).nullish().catch(undefined),
    initContainers: z.array(Container).nullish().catch(undefined),
  }),
});
export type PodTemplate = z.infer<typeof PodTemplate>["spec"];
export type TemplateContainer = z.infer<typeof Container>;

const Holder = z.object({
  spec: z.object({
    template: z.unknown(),
    jobTemplate: z.object({ spec: z.object({ template: z.unknown() }) }).nullish(),
  }),
});

/** What makes a pod says what it asks for: the nearest object above it that was fetched and has a pod template. */
export function podTemplate(from: ResourceNode, scene: Scene): PodTemplate | undefined {
  let node: ResourceNode | undefined = from;
  for (let depth = 0; node !== undefined && depth < 8; depth += 1) {
    const holder = Holder.safeParse(scene.manifest(node));
    const made = holder.data?.spec.template ?? holder.data?.spec.jobTemplate?.spec.template;
    const template = PodTemplate.safeParse(made);
    if (template.success) return template.data.spec;
    node = scene.tree.parent(node);
  }
  return undefined;
}

/** The container of that name, among init containers too. */
export function templateContainer(
  template: PodTemplate | undefined,
  name: string | undefined,
): TemplateContainer | undefined {
  const all = [...(template?.containers ?? []), ...(template?.initContainers ?? [])];
  return all.find((container) => container.name === name);
}
