/**
 * Which fields of a manifest a failure's words are about, by Kubernetes' own terms: the scheduler speaks of
 * affinity and selectors, the pod says `nodeSelector`.
 */
const RELATED: readonly (readonly [words: RegExp, fields: RegExp])[] = [
  [/node affinity|node selector|affinity\/selector/i, /nodeSelector|nodeAffinity|affinity/],
  [/untolerated taint|had taint/i, /tolerations/],
  [
    /insufficient (?:cpu|memory|ephemeral)|exceeded quota/i,
    /resources\.(?:requests|limits)|^spec\.replicas/,
  ],
  [/oomkilled|out of memory/i, /resources\.limits/],
  [/readiness probe/i, /readinessProbe/],
  [/liveness probe/i, /livenessProbe/],
  [/startup probe/i, /startupProbe/],
  [
    /persistentvolumeclaim|storageclass|unbound/i,
    /storageClassName|volumeClaimTemplates|persistentVolumeClaim/,
  ],
  [/runasnonroot|non-root|podsecurity/i, /securityContext/],
  [/imagepull|pull image|exec format/i, /containers(?:\.|$)/],
  [/exec|executable|no such file/i, /command|args/],
];

/** A test for the paths of the fields that `words` is about; undefined when it names none. */
export function relatedFields(words: string): ((path: string) => boolean) | undefined {
  const fields = RELATED.filter(([pattern]) => pattern.test(words)).map(([, field]) => field);
  if (fields.length === 0) return undefined;
  return (path) => fields.some((field) => field.test(path));
}
