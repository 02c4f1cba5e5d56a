import type { ApplicationSet } from "../application-set.ts";
import { oneLine } from "../one-line.ts";
import type { ApplicationSetSummary } from "../ports.ts";

const MAX_MESSAGE = 500;

/** What is known of an ApplicationSet between two questions. Pure. */
export function summariseSet(
  { metadata, spec, status }: ApplicationSet,
  instance: string,
): ApplicationSetSummary {
  const failed = status?.conditions.find(
    (one) => one.type === "ErrorOccurred" && one.status === "True",
  );
  return {
    instance,
    namespace: metadata.namespace,
    name: metadata.name,
    project: spec.template.spec.project,
    nameTemplate: spec.template.metadata?.name ?? "",
    error: failed && {
      message: oneLine(failed.message ?? "", MAX_MESSAGE),
      at: failed.lastTransitionTime,
    },
    applications: (status?.resources ?? []).map(({ namespace, name }) => ({ namespace, name })),
  };
}
