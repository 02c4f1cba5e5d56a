import type {
  Application,
  LogLine,
  Pod,
  ResourceEvent,
  ResourceNode,
  ResourceTree,
  RevisionMetadata,
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
  readonly events: readonly ObservedEvents[];
  readonly logs: readonly ObservedLog[];
  readonly revisions: ReadonlyMap<string, RevisionMetadata>;
  /** What could not be fetched or was left out, in words. */
  readonly gaps: readonly string[];
  /** The application's page in Argo CD. */
  readonly url?: string;
  readonly observedAt: Date;
}
