import { z } from "zod";
import { list, text } from "./lenient.ts";

const Source = z.object({ repoURL: text, path: text, chart: text, targetRevision: text });

/** An ApplicationSet (argoproj.io/v1alpha1) as Argo CD's API answers it; generators are kept as they came. */
export const ApplicationSet = z.object({
  metadata: z.object({
    name: z.string(),
    namespace: z.string().default(""),
    creationTimestamp: text,
    deletionTimestamp: text,
  }),
  spec: z.object({
    generators: list(z.record(z.string(), z.unknown())),
    /** Values may be templates: `frontend-{{.region}}`. */
    template: z.object({
      metadata: z.object({ name: text, namespace: text }).nullish(),
      spec: z.object({
        project: z.string().default("default"),
        source: Source.nullish(),
        sources: list(Source),
        destination: z.object({ server: text, name: text, namespace: text }).nullish(),
        syncPolicy: z.object({ automated: z.unknown().optional() }).nullish(),
      }),
    }),
    templatePatch: text,
    syncPolicy: z
      .object({ applicationsSync: text, preserveResourcesOnDeletion: z.boolean().nullish() })
      .nullish(),
    strategy: z.object({ type: text }).nullish(),
  }),
  status: z
    .object({
      conditions: list(
        z.object({
          type: z.string(),
          status: text,
          reason: text,
          message: text,
          lastTransitionTime: text,
        }),
      ),
      /** The Applications that it has made. */
      resources: list(
        z.object({
          kind: z.string().default("Application"),
          namespace: z.string().default(""),
          name: z.string(),
        }),
      ),
    })
    .nullish(),
});
export type ApplicationSet = z.infer<typeof ApplicationSet>;

/** Its items are parsed one by one, so that an odd one does not hide the others. */
export const ApplicationSetList = z.object({ items: list(z.unknown()) });
