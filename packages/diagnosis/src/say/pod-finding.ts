import type { EvidenceLine, Fact, Finding, Severity, SharedCause } from "@lynceus/contract";
import { isUnfinished } from "../decide-layer.ts";
import type { PodGroup } from "../scene/group-pods.ts";
import { isSame, objectName } from "../scene/node-info.ts";
import type { Scene } from "../scene/scene.ts";
import { evidence } from "../text/evidence.ts";
import { imageTag } from "../text/image.ts";
import { earliest } from "../text/instant.ts";
import { quote } from "../text/quote.ts";
import { countServing } from "./count-serving.ts";
import { changeFact, changeOfGroup } from "./find-change.ts";
import { finding, resourceRef } from "./finding.ts";

/** A finding about failing pods: adds what all of them share to what the rule knows. */
export function podFinding(
  groups: readonly [PodGroup, ...PodGroup[]],
  scene: Scene,
  options: {
    readonly mode: string;
    readonly headline: string;
    readonly facts: readonly (Fact | undefined)[];
    readonly evidence: readonly (EvidenceLine | undefined)[];
    readonly fix?: string | undefined;
    readonly severity?: Severity;
    readonly shared?: SharedCause | undefined;
  },
): Finding {
  const [group] = groups;
  const change = isNewest(group, scene) ? changeOfGroup(scene.observed, group) : undefined;
  const verb = group.subject === "running-revision" ? "It runs since" : "It came with";
  const names = [scene.observed.summary.name, group.workload.name, group.version];
  const workload = group.workload.health?.message;
  return finding({
    mode: options.mode,
    severity: options.severity ?? severityOf(groups, scene),
    subject: group.subject,
    resource: resourceRef(group.workload),
    version: group.version,
    since: earliest(group.pods.map((pod) => pod.node.createdAt)),
    headline: options.headline,
    facts: [
      ...options.facts,
      waitFact(groups, scene),
      change && changeFact(change, names, { verb, before: previousVersion(group, scene) }),
      rolloutFact(workload, group),
    ],
    evidence: [
      ...options.evidence,
      workload === undefined || group.subject === "running-revision"
        ? undefined
        : evidence({
            text: workload,
            object: objectName(group.workload),
            field: "health.message (resource tree)",
          }),
    ],
    ...(options.fix === undefined ? {} : { fix: options.fix }),
    shared: options.shared,
  });
}

function isNewest(group: PodGroup, scene: Scene): boolean {
  if (group.subject !== "running-revision") return true;
  return !scene.groupsOf(group.workload).some(({ subject }) => subject === "new-revision");
}

/** Critical when nothing of it serves; a broken rollout beside a version that serves is a warning. */
function severityOf(groups: readonly PodGroup[], scene: Scene): Severity {
  const serving = countServing(
    scene,
    groups.map((group) => group.workload),
  );
  return serving?.ready === 0 ? "critical" : "warning";
}

/** The version that ran before: of pods beside, else of the idle ReplicaSet that was fetched. */
export function previousVersion(group: PodGroup, scene: Scene): string | undefined {
  if (!isNewest(group, scene)) return undefined;
  const beside = scene
    .groupsOf(group.workload)
    .find((other) => other !== group && other.subject === "running-revision");
  if (beside !== undefined) return beside.version === group.version ? undefined : beside.version;
  for (const set of scene.tree.children(group.workload)) {
    if (set === group.owner || (set.createdAt ?? "") > (group.owner.createdAt ?? "")) continue;
    const image = scene.object(set)?.spec?.template?.spec?.containers?.[0]?.image;
    const tag = image === undefined ? undefined : imageTag(image);
    if (tag !== undefined && tag !== group.version) return tag;
  }
  return undefined;
}

function rolloutFact(message: string | undefined, group: PodGroup): Fact | undefined {
  if (message === undefined || group.subject === "running-revision") return undefined;
  if (!/exceeded its progress deadline/.test(message)) return undefined;
  return {
    text: "The rollout gave up: exceeded its progress deadline",
    where: `${group.workload.kind} ${group.workload.name}`,
  };
}

/** A sync that goes no further until these pods are healthy. */
function waitFact(groups: readonly PodGroup[], scene: Scene): Fact | undefined {
  const operation = scene.observed.application.status?.operationState;
  const waits = (operation?.syncResult?.resources ?? [])
    .filter(isUnfinished)
    .some((each) => groups.some((group) => isSame(each, group.workload)));
  if (!waits || operation?.phase === "Succeeded") return undefined;
  const missing = scene.tree.nodes.filter((node) => node.health?.status === "Missing");
  const [first] = missing;
  if (first === undefined) return undefined;
  const rest = missing.length > 1 ? ` and ${missing.length - 1} more` : "";
  return {
    text: `The sync waits for it: ${quote(first.name, 63)}${rest} ${missing.length > 1 ? "are" : "is"} not created yet`,
    where: `sync ${operation?.phase ?? ""}`.trim(),
  };
}
