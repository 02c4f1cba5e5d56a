import type { SyncResultResource } from "@lynceus/argocd";
import type { EvidenceLine, Fact, Severity, SharedCause } from "@lynceus/contract";
import { changeFact, changeOfSync } from "../../say/find-change.ts";
import { finding, resourceRef } from "../../say/finding.ts";
import { servingFact } from "../../say/serving-fact.ts";
import { sourcePlace } from "../../say/source-place.ts";
import { objectName } from "../../scene/node-info.ts";
import type { Scene } from "../../scene/scene.ts";
import { clean } from "../../text/clean.ts";
import { evidence } from "../../text/evidence.ts";
import type { Trouble } from "../../trouble.ts";
import type { Rule } from "../rule.ts";
import { readReason } from "./read-reason.ts";

/** One object of a sync that was refused, with what a rule read out of the reason. */
export interface Refused<T> {
  readonly resource: SyncResultResource;
  readonly words: string;
  readonly read: T;
}

export interface Refusals<T> {
  readonly first: Refused<T>;
  readonly all: readonly Refused<T>[];
  readonly place: string;
  readonly scene: Scene;
}

export interface RejectedTold {
  readonly headline: string;
  readonly facts: readonly (Fact | undefined)[];
  readonly fix: string;
  readonly severity?: Severity;
  /** The commit has nothing to do with it. */
  readonly blameless?: boolean;
  readonly shared?: SharedCause;
}

/**
 * A rule about objects that the API server, or Argo CD on its behalf, refuses in a sync. It is asked about
 * all objects together and recognises them only when each is refused for its reason.
 */
export function rejectedRule<T>(
  mode: string,
  rule: {
    readonly read: (words: string, resource: SyncResultResource) => T | undefined;
    readonly tell: (refusals: Refusals<T>) => RejectedTold;
  },
): Rule {
  return {
    mode,
    recognise: (trouble, scene) => {
      const all: Refused<T>[] = [];
      for (const resource of listRefused(trouble, scene)) {
        const words = readReason(clean(resource.message ?? ""));
        const read = rule.read(words, resource);
        if (read === undefined) return undefined;
        all.push({ resource, words, read });
      }
      const [first] = all;
      if (first === undefined) return undefined;
      const place = sourcePlace(scene.observed.application);
      const told = rule.tell({ first, all, place, scene });
      const change = told.blameless ? undefined : changeOfSync(scene.observed);
      const operation = scene.observed.application.status?.operationState;
      return finding({
        mode,
        severity: told.severity ?? "warning",
        subject: "new-revision",
        resource: resourceRef(first.resource),
        version: change?.revision.slice(0, 7),
        since: operation?.startedAt,
        headline: told.headline,
        facts: [
          ...told.facts,
          stoppedFact(scene),
          change && changeFact(change, [scene.observed.summary.name, first.resource.name]),
          servingFact(scene),
        ],
        evidence: [...listEvidence(all, trouble, operation?.finishedAt), syncError(scene)],
        fix: told.fix,
        shared: told.shared,
      });
    },
  };
}

function listRefused(trouble: Trouble, scene: Scene): readonly SyncResultResource[] {
  if (trouble.kind === "rejected") return trouble.resources;
  if (trouble.kind !== "operation") return [];
  // A long result is not always kept; the operation's message then is all there is.
  const { name, namespace } = scene.observed.summary;
  const none = { status: undefined, hookType: undefined, hookPhase: undefined };
  const application = { group: "argoproj.io", version: "v1alpha1", kind: "Application" };
  const { message } = trouble;
  return [{ ...application, ...none, syncPhase: undefined, namespace, name, message }];
}

const longest = 500;

/** A message that is too long for one excerpt says at its end why. */
function listEvidence<T>(
  all: readonly Refused<T>[],
  trouble: Trouble,
  at: string | undefined,
): readonly EvidenceLine[] {
  const field =
    trouble.kind === "rejected"
      ? "operationState.syncResult.resources[].message"
      : trouble.kind === "operation" && trouble.condition
        ? `status.conditions[${trouble.condition.type}]`
        : "status.operationState.message";
  return all.slice(0, 6).flatMap(({ resource }) => {
    const text = clean(resource.message ?? "");
    const from = { text, object: objectName(resource), field, at };
    if (text.length <= longest) return [evidence(from)];
    return [evidence(from), evidence({ ...from, from: text.length - 240 })];
  });
}

function syncError({ observed }: Scene): EvidenceLine | undefined {
  const error = (observed.application.status?.conditions ?? []).find(
    (condition) => condition.type === "SyncError",
  );
  if (error?.message === undefined) return undefined;
  return evidence({
    text: error.message,
    object: `Application ${observed.summary.name}`,
    field: "status.conditions[SyncError]",
    at: error.lastTransitionTime,
  });
}

function stoppedFact({ observed }: Scene): Fact | undefined {
  const conditions = observed.application.status?.conditions ?? [];
  const stopped = conditions.some(
    ({ type, message }) => type === "SyncError" && /^Failed last sync attempt/.test(message ?? ""),
  );
  if (!stopped) return undefined;
  return { text: "Auto-sync does not try this commit again", where: "condition SyncError" };
}
