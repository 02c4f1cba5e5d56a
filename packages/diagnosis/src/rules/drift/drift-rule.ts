import type { Application, ManagedResource } from "@lynceus/argocd";
import type { EvidenceLine, Fact, ResourceRef, Severity, SharedCause } from "@lynceus/contract";
import { healAttempts, listDiffering } from "../../drift/drift-state.ts";
import { type Differing, readDiffering } from "../../drift/read-differences.ts";
import { applicationRef } from "../../say/application-ref.ts";
import { finding, resourceRef } from "../../say/finding.ts";
import { sourcePlace } from "../../say/source-place.ts";
import type { Scene } from "../../scene/scene.ts";
import { evidence } from "../../text/evidence.ts";
import type { Rule } from "../rule.ts";
import { differenceEvidence } from "./say-difference.ts";

type Status = ReturnType<typeof listDiffering>[number];

/** An application whose cluster is not as Git has it while no sync has failed. */
export interface Drift {
  readonly scene: Scene;
  readonly application: Application;
  /** Objects that Argo CD calls OutOfSync. */
  readonly all: readonly Status[];
  /** Those of them that Git does not have any more. */
  readonly pruned: readonly Status[];
  readonly missing: readonly Status[];
  /** Those whose two sides were read and differ. */
  readonly objects: readonly Differing[];
  /** Git has moved on since the last deployment, as far as the compared revision tells. */
  readonly isNewer: boolean;
  /** Rounds of self-heal that did not last; 0 for none. */
  readonly attempts: number;
  readonly place: string;
}

export interface DriftTold {
  readonly headline: string;
  readonly facts: readonly (Fact | undefined)[];
  readonly fix: string;
  readonly severity?: Severity;
  /** The object it is about; the first that differs unless given. */
  readonly resource?: ResourceRef | undefined;
  readonly since?: string | undefined;
  readonly evidence?: readonly (EvidenceLine | undefined)[];
  readonly shared?: SharedCause;
}

/** A rule about the difference between cluster and Git. Nothing is broken by it: `info` unless it says more. */
export function driftRule(mode: string, read: (drift: Drift) => DriftTold | undefined): Rule {
  return {
    mode,
    recognise: (trouble, scene) => {
      if (trouble.kind !== "drift") return undefined;
      const drift = readDrift(scene);
      const told = read(drift);
      if (told === undefined) return undefined;
      const [application, object] = applicationRef(scene.observed);
      const [first] = drift.objects.length > 0 ? drift.objects : drift.all;
      const about = first && resourceRef({ version: versionOf(first, drift), ...first });
      return finding({
        mode,
        severity: told.severity ?? "info",
        subject: "application",
        resource: told.resource ?? about ?? application,
        since: told.since,
        headline: told.headline,
        facts: told.facts,
        evidence: [
          ...(told.evidence ?? []),
          ...drift.objects.flatMap((each) =>
            differenceEvidence(each, managedOf(each, scene.observed.managed)),
          ),
          evidence({
            text: scene.observed.application.status?.sync?.status ?? "OutOfSync",
            object,
            field: "status.sync.status",
          }),
        ],
        fix: told.fix,
        ...(told.shared === undefined ? {} : { shared: told.shared }),
      });
    },
  };
}

const read = new WeakMap<Scene, Drift>();

function readDrift(scene: Scene): Drift {
  const known = read.get(scene);
  if (known !== undefined) return known;
  const { application, managed } = scene.observed;
  const { status } = application;
  const all = listDiffering(application);
  const deployed = status?.history.at(-1);
  const compared = status?.sync?.revisions.length
    ? status.sync.revisions
    : [status?.sync?.revision];
  const last = deployed?.revisions.length ? deployed.revisions : [deployed?.revision];
  const drift: Drift = {
    scene,
    application,
    all,
    pruned: all.filter((each) => each.requiresPruning === true),
    missing: all.filter((each) => each.health?.status === "Missing"),
    objects: (managed ?? [])
      .flatMap((resource) => readDiffering(resource) ?? [])
      .filter(({ differences }) => differences.length > 0),
    isNewer: JSON.stringify(compared) !== JSON.stringify(last),
    attempts: healAttempts(application),
    place: sourcePlace(application),
  };
  read.set(scene, drift);
  return drift;
}

function managedOf(of: Differing, managed: readonly ManagedResource[] = []) {
  return managed.find(({ kind, name }) => kind === of.kind && name === of.name);
}

function versionOf(of: { kind: string; name: string }, { all }: Drift): string {
  return all.find(({ kind, name }) => kind === of.kind && name === of.name)?.version ?? "";
}
