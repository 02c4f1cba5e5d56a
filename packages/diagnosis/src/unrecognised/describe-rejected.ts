import type { SyncResultResource } from "@lynceus/argocd";
import type { Finding } from "@lynceus/contract";
import { changeFact, changeOfSync } from "../say/find-change.ts";
import { finding, resourceRef } from "../say/finding.ts";
import { servingFact } from "../say/serving-fact.ts";
import { objectName } from "../scene/node-info.ts";
import type { Scene } from "../scene/scene.ts";
import { evidence } from "../text/evidence.ts";
import { instant } from "../text/instant.ts";
import { quoteError, quoteNames } from "../text/quote.ts";
import { shapeOf } from "../text/shape.ts";
import type { TroubleOf } from "../trouble.ts";

/** Objects that the cluster's API, or Argo CD on its behalf, refused in a sync; one fact for each reason. */
export function describeRejected(trouble: TroubleOf<"rejected">, scene: Scene): Finding {
  const { observed } = scene;
  const operation = observed.application.status?.operationState;
  const reasons = groupByReason(trouble.resources);
  const first = reasons[0]?.[0] as SyncResultResource;
  const change = changeOfSync(observed);
  const at = instant(operation?.finishedAt ?? operation?.startedAt);
  return finding({
    mode: "?",
    severity: "warning",
    subject: "new-revision",
    resource: resourceRef(first),
    version: change?.revision.slice(0, 7),
    since: operation?.startedAt,
    headline: `the sync fails: ${whatOf(reasons[0] ?? [])} refused: ${quoteError(reasonOf(first), 160)}`,
    facts: [
      ...reasons.slice(0, 2).map((alike) => ({
        text: quoteError(reasonOf(alike[0] as SyncResultResource), 300),
        where: `${alike[0]?.kind} ${alike[0]?.name}${alike.length > 1 ? ` and ${alike.length - 1} more` : ""}, SyncFailed`,
        ...(at === undefined ? {} : { at }),
      })),
      change && changeFact(change, [observed.summary.name, first.name]),
      servingFact(scene),
    ],
    evidence: trouble.resources.map((each) =>
      evidence({
        text: each.message ?? "",
        from: (each.message ?? "").length - reasonOf(each).length,
        object: objectName(each),
        field: "operationState.syncResult.resources[].message",
        at: operation?.finishedAt,
      }),
    ),
  });
}

/** `error when patching "/dev/shm/…": ` names a temporary file and says nothing. */
function reasonOf(resource: SyncResultResource): string {
  return (resource.message ?? "").replace(
    /^error when (?:patching|creating|replacing|applying) "[^"]*": /,
    "",
  );
}

function groupByReason(resources: readonly SyncResultResource[]): readonly SyncResultResource[][] {
  const groups = new Map<string, SyncResultResource[]>();
  for (const resource of resources) {
    const shape = shapeOf(reasonOf(resource), [resource.name]).replace(
      /^[\w.]+ "<name>"/,
      "<kind>",
    );
    groups.set(shape, [...(groups.get(shape) ?? []), resource]);
  }
  return [...groups.values()].sort((a, b) => b.length - a.length);
}

function whatOf(alike: readonly SyncResultResource[]): string {
  const kinds = [...new Set(alike.map((each) => each.kind))];
  const names = [...new Set(alike.map((each) => each.name))];
  const are = alike.length > 1 ? "are" : "is";
  return `${kinds.slice(0, 3).join(", ")} ${quoteNames(names)} ${are}`;
}
