import type {
  Application,
  LogLine,
  ManagedResource,
  Pod,
  ResourceEvent,
  ResourceFilter,
  ResourceNode,
  ResourceTree,
  RevisionMetadata,
  SyncWindows,
} from "@lynceus/argocd";
import type { ApplicationSummary } from "@lynceus/contract";

/** The live objects that a diagnosis asks for: bounded, so that a large application stays affordable. */
export interface ObjectNeeds {
  /** To fetch with `GET resource` and parse as `Pod`. */
  readonly pods: readonly ResourceNode[];
  /** To fetch the events of. */
  readonly events: readonly ResourceNode[];
  /** To fetch with `GET resource` as they are: workloads, ReplicaSets, ConfigMaps, custom resources; never Secrets. */
  readonly objects: readonly ResourceNode[];
  /** Git commits whose metadata is wanted. */
  readonly revisions: readonly string[];
  /** Objects that differ from Git, to read with `GET managed-resources`: one call each, two at most. */
  readonly managed: readonly ResourceFilter[];
  /** To fetch the sync windows: only where something waits to be synced. */
  readonly windows: boolean;
  /** Objects of which to fetch what can be done with them (`GET resource/actions`): two at most. */
  readonly actions: readonly ResourceNode[];
  /** What was not asked for, in words; belongs into `gaps`. */
  readonly left: readonly string[];
}

/** A container's log to fetch. */
export interface LogNeed {
  readonly pod: string;
  readonly namespace: string;
  readonly container: string;
  /** `true` for the run before the last restart. */
  readonly previous: boolean;
  readonly tailLines: number;
}

export interface ObservedEvents {
  readonly node: ResourceNode;
  readonly events: readonly ResourceEvent[];
}

/** What Argo CD can do with an object in its present state, by name: `resume`, `promote-full`. */
export interface ObservedActions {
  readonly node: ResourceNode;
  readonly available: readonly string[];
}

export interface ObservedLog {
  readonly pod: string;
  readonly container: string;
  readonly previous: boolean;
  readonly lines: readonly LogLine[];
}

/** Everything that was seen of one application at one moment. */
export interface ObservedObjects {
  readonly summary: ApplicationSummary;
  readonly application: Application;
  /** Absent when Argo CD could not answer it, as with an unreachable cluster. */
  readonly tree?: ResourceTree;
  readonly pods: readonly Pod[];
  readonly objects: readonly { readonly node: ResourceNode; readonly manifest: unknown }[];
  /** The ApplicationSet that owns the application, as it came, where there is one and it could be read. */
  readonly applicationSet?: unknown;
  readonly events: readonly ObservedEvents[];
  readonly logs: readonly ObservedLog[];
  readonly revisions: ReadonlyMap<string, RevisionMetadata>;
  /** Of objects that wait for a person, where they were asked for. */
  readonly actions?: readonly ObservedActions[];
  /** Both sides of what differs from Git, where they were asked for. */
  readonly managed?: readonly ManagedResource[];
  /** Absent when they were not asked for, or not answered. */
  readonly windows?: SyncWindows;
  /** What could not be fetched or was left out, in words. */
  readonly gaps: readonly string[];
  /** The application's page in Argo CD. */
  readonly url?: string;
  readonly observedAt: Date;
}
