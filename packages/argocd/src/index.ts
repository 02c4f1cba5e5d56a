export { ApplicationSet } from "./application-set.ts";
export { type ArgocdClientOptions, createArgocdClient } from "./client/create-client.ts";
export { ManagedResource, Manifests } from "./desired-state.ts";
export { ArgocdError, type ArgocdFailure } from "./errors.ts";
export {
  type ChangingFleet,
  createFleet,
  type FleetInstance,
  type FleetOptions,
} from "./live/create-fleet.ts";
export { summarise } from "./live/summarise.ts";
export { type ContainerStatus, Pod } from "./pod.ts";
export type {
  ApplicationIndex,
  ApplicationSetIndex,
  ApplicationSetSummary,
  ApplicationTarget,
  ArgocdClient,
  Fleet,
  InstanceState,
  LogQuery,
  NameMatches,
  ResourceFilter,
  SetMatch,
  SourceRevision,
  Visible,
} from "./ports.ts";
export { ResourceAction } from "./resource-action.ts";
export { type ChartDetails, type OciMetadata, RevisionMetadata } from "./revision.ts";
export {
  Application,
  type ApplicationWatchEvent,
  EventList,
  type LogLine,
  ResourceEvent,
  ResourceNode,
  ResourceTree,
  type SyncResultResource,
  type SyncWindows,
} from "./schema.ts";
