export { type ArgocdClientOptions, createArgocdClient } from "./client/create-client.ts";
export { ArgocdError, type ArgocdFailure } from "./errors.ts";
export { createFleet, type FleetInstance, type FleetOptions } from "./live/create-fleet.ts";
export { summarise } from "./live/summarise.ts";
export { type ContainerStatus, Pod } from "./pod.ts";
export type {
  ApplicationIndex,
  ApplicationTarget,
  ArgocdClient,
  Fleet,
  InstanceState,
  LogQuery,
  NameMatches,
  Visible,
} from "./ports.ts";
export {
  Application,
  type ApplicationWatchEvent,
  EventList,
  type LogLine,
  ResourceEvent,
  ResourceNode,
  ResourceTree,
  RevisionMetadata,
  type SyncResultResource,
} from "./schema.ts";
