import type { ApplicationSetSummary } from "@lynceus/argocd";
import type { ApplicationSummary } from "@lynceus/contract";
import { byNeed } from "../select-applications.ts";
import type { ToolContext } from "../tool.ts";

/** What a caller may see of an ApplicationSet. */
export interface SeenSet {
  readonly set: ApplicationSetSummary;
  /** Those that it has made and the caller may see; what needs a look first. */
  readonly applications: readonly ApplicationSummary[];
  /** False where its parameters and messages may tell of projects that the caller may not see. */
  readonly isWhole: boolean;
}

/**
 * An ApplicationSet as far as the caller may see it: by the project of its template or, where that is a
 * template itself, by any application that it has made. Undefined otherwise, as if there were none.
 */
export function seeSet(
  set: ApplicationSetSummary,
  { fleet, visible }: Pick<ToolContext, "fleet" | "visible">,
): SeenSet | undefined {
  const { instance, namespace } = set;
  const applications = set.applications
    .flatMap((made) => {
      const ref = { instance, namespace: made.namespace || namespace, name: made.name };
      return fleet.index.get(ref) ?? [];
    })
    .filter(visible)
    .sort(byNeed);
  const isOwn = visible(anyOf(set));
  if (!isOwn && applications.length === 0) return undefined;
  const isWhole = isOwn || applications.length === set.applications.length;
  return { set, applications, isWhole };
}

/** An application of its project; only who sees every project sees one that a template decides. */
function anyOf({ instance, namespace, name, project }: ApplicationSetSummary): ApplicationSummary {
  return {
    instance,
    namespace,
    name,
    project: project.includes("{{") ? "*" : project,
    health: "Unknown",
    sync: "Unknown",
    cluster: "",
    destinationNamespace: "",
    autoSync: false,
    deleting: false,
  };
}
