import type { ResourceNode } from "@lynceus/argocd";
import { z } from "zod";
import type { Scene } from "../../scene/scene.ts";

const text = z.string().nullish().catch(undefined);

/** The few fields of an AnalysisRun (argoproj.io/v1alpha1) that tell what was measured against what. */
const AnalysisRun = z.object({
  spec: z
    .object({
      metrics: z
        .array(z.object({ name: z.string(), successCondition: text, failureCondition: text }))
        .nullish()
        .catch(undefined),
    })
    .nullish(),
  status: z.object({
    metricResults: z
      .array(
        z.object({
          name: z.string(),
          phase: text,
          measurements: z
            .array(z.object({ phase: text, value: text, message: text }))
            .nullish()
            .catch(undefined),
        }),
      )
      .nullish()
      .catch(undefined),
  }),
});

/** One metric of an analysis that did not come out well. */
export interface MissedMetric {
  readonly name: string;
  /** Values of the last measurements, as the provider answered them. */
  readonly values: readonly string[];
  /** What the provider said instead of a value. */
  readonly errors: readonly string[];
  /** `result[0] >= 0.99`: what had to hold, or with `fails` what must not. */
  readonly condition: string | undefined;
  readonly fails: boolean;
}

export function readMissedMetrics(node: ResourceNode, scene: Scene): readonly MissedMetric[] {
  const run = AnalysisRun.safeParse(scene.manifest(node)).data;
  return (run?.status.metricResults ?? [])
    .filter(({ phase }) => ["Failed", "Error", "Inconclusive"].includes(phase ?? ""))
    .map(({ name, measurements }) => {
      const spec = (run?.spec?.metrics ?? []).find((each) => each.name === name);
      const last = (measurements ?? []).slice(-4);
      return {
        name,
        values: last.flatMap(({ value }) => (value ? [value] : [])),
        errors: [...new Set(last.flatMap(({ message }) => (message ? [message] : [])))],
        condition: spec?.successCondition ?? spec?.failureCondition ?? undefined,
        fails: spec?.successCondition == null && spec?.failureCondition != null,
      };
    });
}
