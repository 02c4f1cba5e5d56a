import type { EvidenceLine, Fact, Severity, SharedCause } from "@lynceus/contract";
import { podFinding, previousVersion } from "../say/pod-finding.ts";
import { sayWho, type Who } from "../say/say-who.ts";
import { sourcePlace } from "../say/source-place.ts";
import type { PodGroup } from "../scene/group-pods.ts";
import type { PodView } from "../scene/pod-view.ts";
import type { Scene } from "../scene/scene.ts";
import { podSignals, podWhere, spokesman } from "../signals/pod-signals.ts";
import type { Signal } from "../signals/signal.ts";
import type { TroubleOf } from "../trouble.ts";
import type { Rule } from "./rule.ts";

/** Pods that fail alike, as a rule about pods reads them. */
export interface FailingPods {
  readonly groups: readonly [PodGroup, ...PodGroup[]];
  /** Stands for the others. */
  readonly group: PodGroup;
  readonly view: PodView;
  /** What is said about them, most telling first. */
  readonly signals: readonly Signal[];
  readonly named: TroubleOf<"pods">["named"];
  readonly scene: Scene;
}

/** What a rule knows to say; the rest of a finding about pods is the same for all of them. */
export interface Told {
  /** Follows the subject: `cannot pull its image`. */
  readonly headline: (who: Who) => string;
  readonly facts: readonly (Fact | undefined)[];
  readonly evidence: readonly (EvidenceLine | undefined)[];
  readonly fix: string;
  readonly severity?: Severity;
  /** Outside the application, and shared with others. */
  readonly shared?: SharedCause;
}

/** A rule about failing pods: `read` tells what it is, or undefined when it is not that. */
export function podRule(mode: string, read: (pods: FailingPods) => Told | undefined): Rule {
  return {
    mode,
    recognise: (trouble, scene) => {
      if (trouble.kind !== "pods") return undefined;
      const { groups, named } = trouble;
      const [group] = groups;
      const view = spokesman(group, scene);
      if (view === undefined) return undefined;
      const told = read({ groups, group, view, signals: podSignals(group, scene), named, scene });
      if (told === undefined) return undefined;
      const who = sayWho(groups, scene);
      const headline = `${who.text} ${told.headline(who)}`;
      return podFinding(groups, scene, { ...told, mode, headline });
    },
  };
}

/** Where the failing pods are, for a fact. */
export function whereOf({ view, groups }: FailingPods): string {
  return podWhere(view, groups);
}

/** The repository and path that the fix belongs in. */
export function placeOf({ scene }: FailingPods): string {
  return sourcePlace(scene.observed.application);
}

/** The version to go back to, where one is known. */
export function versionBefore({ group, scene }: FailingPods): string | undefined {
  return previousVersion(group, scene);
}

/** Its containers have not been made yet: what its mounts, its network or its node complain of is not over. */
export function isBeingMade({ view }: FailingPods): boolean {
  return /^(?:Init:)?(?:ContainerCreating|PodInitializing|CreateContainerConfigError|Pending|\d+\/\d+)?$/.test(
    view.reason,
  );
}
