import { z } from "zod";

const named = z.object({ name: z.string().nullish(), optional: z.boolean().nullish() }).nullish();
const ref = named.catch(undefined);

const Container = z.object({
  env: z
    .array(
      z.object({
        name: z.string().default(""),
        valueFrom: z.object({ configMapKeyRef: ref, secretKeyRef: ref }).nullish().catch(undefined),
      }),
    )
    .nullish()
    .catch(undefined),
  envFrom: z
    .array(z.object({ configMapRef: ref, secretRef: ref }))
    .nullish()
    .catch(undefined),
  volumeMounts: z
    .array(z.object({ name: z.string().default(""), subPath: z.string().nullish() }))
    .nullish()
    .catch(undefined),
});
const containers = z.array(Container).nullish().catch(undefined);

/** What of a pod template (core/v1) reads ConfigMaps and Secrets. */
const Workload = z.object({
  spec: z.object({
    template: z.object({
      spec: z.object({
        containers,
        initContainers: containers,
        volumes: z
          .array(
            z.object({
              name: z.string().default(""),
              configMap: ref,
              secret: z.object({ secretName: z.string().nullish() }).nullish().catch(undefined),
            }),
          )
          .nullish()
          .catch(undefined),
      }),
    }),
  }),
});

/**
 * How a workload reads a ConfigMap or Secret once, at the start of its containers: in words, or undefined. A
 * plain volume is not among it: the kubelet brings it up to date within a minute or two.
 */
export function readConsumption(
  manifest: unknown,
  { kind, name }: { readonly kind: string; readonly name: string },
): string | undefined {
  const spec = Workload.safeParse(manifest).data?.spec.template.spec;
  const isMap = kind === "ConfigMap";
  const volumes = (spec?.volumes ?? [])
    .filter((each) => (isMap ? each.configMap?.name : each.secret?.secretName) === name)
    .map((each) => each.name);
  for (const container of [...(spec?.containers ?? []), ...(spec?.initContainers ?? [])]) {
    const variable = (container.env ?? []).find(
      ({ valueFrom }) =>
        (isMap ? valueFrom?.configMapKeyRef : valueFrom?.secretKeyRef)?.name === name,
    );
    if (variable !== undefined) return "environment variables";
    const all = (container.envFrom ?? []).find(
      ({ configMapRef, secretRef }) => (isMap ? configMapRef : secretRef)?.name === name,
    );
    if (all !== undefined) return "environment variables";
    const part = (container.volumeMounts ?? []).find(
      (mount) => volumes.includes(mount.name) && (mount.subPath ?? "") !== "",
    );
    if (part !== undefined) return "a file mounted by `subPath`";
  }
  return undefined;
}
