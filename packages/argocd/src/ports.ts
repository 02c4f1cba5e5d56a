import type { ApplicationRef, ApplicationSummary, InstanceGap } from "@lynceus/contract";
import type { ApplicationSet } from "./application-set.ts";
import type { ManagedResource, Manifests } from "./desired-state.ts";
import type { ResourceAction } from "./resource-action.ts";
import type { ChartDetails, OciMetadata, RevisionMetadata } from "./revision.ts";
import type {
  Application,
  ApplicationWatchEvent,
  LogLine,
  ResourceEvent,
  ResourceNode,
  ResourceTree,
  SyncWindows,
} from "./schema.ts";

/** An application to call for: `project` is sent along, so that a 404 is honest and not masked as 403. */
export interface ApplicationTarget {
  readonly name: string;
  readonly namespace: string;
  readonly project: string;
}

export interface LogQuery {
  readonly namespace: string;
  readonly podName: string;
  readonly container?: string;
  /** Lines from the end, per pod. Always sent: Argo CD's own default is unbounded. */
  readonly tailLines: number;
  readonly previous?: boolean;
  readonly sinceSeconds?: number;
}

/** Exact names; what is absent does not narrow. */
export interface ResourceFilter {
  readonly group?: string | undefined;
  readonly kind?: string | undefined;
  readonly namespace?: string | undefined;
  readonly name?: string | undefined;
}

/** A revision of one of several sources, by the source's place (from 0) and the history entry's id. */
export interface SourceRevision {
  readonly revision: string;
  readonly sourceIndex: number;
  readonly versionId: number;
}

/** One Argo CD server's REST API. Every call checks status and content type, and throws `ArgocdError`. */
export interface ArgocdClient {
  readonly instance: string;
  version(signal?: AbortSignal): Promise<string>;
  listApplications(signal?: AbortSignal): Promise<{
    readonly resourceVersion: string | undefined;
    readonly items: readonly Application[];
  }>;
  getApplication(target: ApplicationTarget, signal?: AbortSignal): Promise<Application>;
  resourceTree(target: ApplicationTarget, signal?: AbortSignal): Promise<ResourceTree>;
  /** The live object as parsed JSON; the caller parses it with the schema of its kind. */
  resource(target: ApplicationTarget, node: ResourceNode, signal?: AbortSignal): Promise<unknown>;
  /** What can be done with the live object, whether or not this account may do it. */
  resourceActions(
    target: ApplicationTarget,
    node: ResourceNode,
    signal?: AbortSignal,
  ): Promise<readonly ResourceAction[]>;
  /** Events of the Application object itself. */
  applicationEvents(
    target: ApplicationTarget,
    signal?: AbortSignal,
  ): Promise<readonly ResourceEvent[]>;
  resourceEvents(
    target: ApplicationTarget,
    node: ResourceNode,
    signal?: AbortSignal,
  ): Promise<readonly ResourceEvent[]>;
  /**
   * Lines of a log, oldest first. One that breaks off after its first line ends with a line whose `status`
   * is true that says why; what fails before throws.
   */
  logs(
    target: ApplicationTarget,
    query: LogQuery,
    signal?: AbortSignal,
  ): Promise<readonly LogLine[]>;
  revisionMetadata(
    target: ApplicationTarget,
    revision: string | SourceRevision,
    signal?: AbortSignal,
  ): Promise<RevisionMetadata>;
  /** For a revision that is a Helm chart's version. */
  chartDetails(
    target: ApplicationTarget,
    revision: string | SourceRevision,
    signal?: AbortSignal,
  ): Promise<ChartDetails>;
  /** For a revision of an `oci://` source. */
  ociMetadata(
    target: ApplicationTarget,
    revision: string | SourceRevision,
    signal?: AbortSignal,
  ): Promise<OciMetadata>;
  /** Live and desired state as Argo CD last compared them, from its cache; hooks are not among them. */
  managedResources(
    target: ApplicationTarget,
    filter?: ResourceFilter,
    signal?: AbortSignal,
  ): Promise<readonly ManagedResource[]>;
  /**
   * What Git renders to, at the target revision unless `revision` says otherwise; with several sources
   * one for each, in their order. Takes seconds where Argo CD has to render anew.
   */
  manifests(
    target: ApplicationTarget,
    revision?: string | readonly string[],
    signal?: AbortSignal,
  ): Promise<Manifests>;
  syncWindows(target: ApplicationTarget, signal?: AbortSignal): Promise<SyncWindows>;
  /** Of all namespaces, as far as the account may see them (`applicationsets, get`). */
  listApplicationSets(signal?: AbortSignal): Promise<readonly ApplicationSet[]>;
  /** A missing one is `not-found`, one that the account may not see `forbidden`. */
  applicationSet(name: string, namespace: string, signal?: AbortSignal): Promise<ApplicationSet>;
  /** Ends when the server ends it or `signal` aborts; throws `ArgocdError` on an error chunk. */
  watchApplications(options: {
    readonly resourceVersion?: string | undefined;
    readonly signal: AbortSignal;
    /** Called whenever anything arrives, keepalives included: the instance is there, news or not. */
    readonly onActivity?: (() => void) | undefined;
  }): AsyncIterable<ApplicationWatchEvent>;
}

/** How an instance stands, for `list_instances`, gaps and the status page. */
export interface InstanceState {
  readonly name: string;
  readonly environment: string | undefined;
  readonly state: "connected" | "stale" | "unreachable" | "refused";
  /** A sentence, when the state is not `connected` or there is something to know about an empty list. */
  readonly reason: string | undefined;
  readonly version: string | undefined;
  readonly applications: number;
  /** Epoch milliseconds when the index last heard from it; undefined before the first list. */
  readonly heardAt: number | undefined;
}

export interface NameMatches {
  readonly exact: readonly ApplicationSummary[];
  /** Name begins with, or contains as whole hyphen-separated parts, a word of the query. */
  readonly partial: readonly ApplicationSummary[];
  /** Within a small edit distance of a word; nearest first. */
  readonly near: readonly { readonly word: string; readonly application: ApplicationSummary }[];
}

/** Decides what a reader may see; everything that the index answers has passed it. */
export type Visible = (application: ApplicationSummary) => boolean;

/** All applications of all instances in memory, fed by watch streams. Answers in microseconds. */
export interface ApplicationIndex {
  all(visible: Visible): readonly ApplicationSummary[];
  get(ref: ApplicationRef): ApplicationSummary | undefined;
  find(words: readonly string[], visible: Visible): NameMatches;
  /** Instances whose part is missing or stale, in words. */
  gaps(): readonly InstanceGap[];
  /** Age of the oldest connected instance's news, in seconds. */
  ageSeconds(): number;
  /**
   * Calls `listener` after an application was added, removed or told differently, at once and in turn, so
   * it must be quick and not throw; until the returned function is called.
   */
  onChange(listener: (application: ApplicationRef) => void): () => void;
}

/** One ApplicationSet as the index knows it, with texts of Argo CD. */
export interface ApplicationSetSummary {
  readonly instance: string;
  readonly namespace: string;
  readonly name: string;
  /** As its template has it: a project, or a template such as `{{.team}}`. */
  readonly project: string;
  /** How it names its applications: `frontend-{{.region}}`. */
  readonly nameTemplate: string;
  /** Why it makes nothing new (`ErrorOccurred`). */
  readonly error: { readonly message: string; readonly at: string | undefined } | undefined;
  /** The applications that it has made. */
  readonly applications: readonly { readonly namespace: string; readonly name: string }[];
}

/** An ApplicationSet that a word names: itself, an application that it could make, or misspelt. */
export interface SetMatch {
  readonly by: "name" | "template" | "near";
  readonly word: string;
  readonly set: ApplicationSetSummary;
}

/** The ApplicationSets of all instances, a minute old at most while their Argo CD answers. Shows all to all. */
export interface ApplicationSetIndex {
  all(): readonly ApplicationSetSummary[];
  find(words: readonly string[]): readonly SetMatch[];
  /** Instances whose ApplicationSets are missing or old, in words. */
  gaps(): readonly InstanceGap[];
}

/** Every configured Argo CD behind one door. One slow or dead instance never delays the others. */
export interface Fleet {
  readonly index: ApplicationIndex;
  readonly applicationSets: ApplicationSetIndex;
  instances(): readonly InstanceState[];
  /** The client of an instance by its configured name; undefined when there is none of that name. */
  client(instance: string): ArgocdClient | undefined;
  /** Base URL of an instance for links to its web pages, never with a credential. */
  webUrl(instance: string): string | undefined;
  /** Resolves once every instance has been listed once, its ApplicationSets too, or has failed, at the latest after `timeoutMs`. */
  ready(timeoutMs: number): Promise<void>;
  close(): Promise<void>;
}
