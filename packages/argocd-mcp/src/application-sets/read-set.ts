import type { ApplicationSet } from "@lynceus/argocd";
import type { ApplicationSetResult } from "@lynceus/contract";
import { clip } from "../clip.ts";
import { sayGenerator } from "./say-generator.ts";
import type { SeenSet } from "./see-set.ts";

const LONGEST_MESSAGE = 1_000;

type Condition = ApplicationSetResult["conditions"][number];

/** An ApplicationSet as Argo CD has it now, with what the caller may see of it. */
export function readSet(
  seen: SeenSet,
  { spec, status }: ApplicationSet,
): Omit<ApplicationSetResult, "leftOut"> {
  const { set, applications, isWhole } = seen;
  const conditions = (status?.conditions ?? []).map(({ lastTransitionTime, ...condition }) => ({
    type: condition.type,
    status: condition.status ?? "Unknown",
    reason: condition.reason,
    message: isWhole && condition.message ? clip(condition.message, LONGEST_MESSAGE) : undefined,
    at: lastTransitionTime,
  }));
  const total = set.applications.length;
  const unseen = total - applications.length;
  return {
    instance: set.instance,
    namespace: set.namespace,
    name: set.name,
    project: spec.template.spec.project,
    conditions: conditions.sort((a, b) => rank(a) - rank(b)),
    generators: isWhole ? spec.generators.map(sayGenerator) : [],
    template: sayTemplate(spec),
    applications: [...applications],
    total,
    notes: [
      ...(isWhole
        ? []
        : [
            "Its parameters and messages are not shown: they may tell of projects that you may not see.",
          ]),
      ...(unseen === 0 ? [] : [`${unseen} more of its applications are not there or not visible.`]),
    ],
  };
}

/** An error, then what has not come about, then the rest. */
function rank({ type, status }: Condition): number {
  if (type === "ErrorOccurred") return status === "True" ? 0 : 2;
  return status === "False" ? 1 : 2;
}

function sayTemplate({ template, templatePatch, syncPolicy, strategy }: ApplicationSet["spec"]) {
  const { metadata, spec } = template;
  const sources =
    spec.sources.length > 0 ? spec.sources : [spec.source].filter((one) => one != null);
  const { server, name, namespace } = spec.destination ?? {};
  const lines = {
    name: metadata?.name,
    source: sources
      .map(({ repoURL, path, chart, targetRevision }) =>
        [repoURL, path ?? chart, targetRevision].filter((part) => part).join(" "),
      )
      .join("; "),
    to: [name ?? server, namespace].filter((part) => part).join("/"),
    sync: spec.syncPolicy?.automated == null ? "manual" : "automated",
    templatePatch,
    applicationsSync: syncPolicy?.applicationsSync,
    preserveResourcesOnDeletion: syncPolicy?.preserveResourcesOnDeletion ? "true" : undefined,
    strategy: strategy?.type,
  };
  return Object.entries(lines).flatMap(([field, value]) =>
    value ? [`${field}: ${clip(value, 300)}`] : [],
  );
}
