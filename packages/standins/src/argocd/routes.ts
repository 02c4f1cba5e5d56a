import type { Endpoint } from "./answer.ts";
import { links, manifests, recordedAs, revisionMetadata } from "./endpoints/application-answers.ts";
import { getApplicationSet, listApplicationSets } from "./endpoints/application-sets.ts";
import { canI } from "./endpoints/can-i.ts";
import { getCluster, listClusters } from "./endpoints/clusters.ts";
import { getApplication } from "./endpoints/get-application.ts";
import { listApplications } from "./endpoints/list-applications.ts";
import { liveResource, resourceActions } from "./endpoints/live-resource.ts";
import { managedResources } from "./endpoints/managed-resources.ts";
import { podLogs } from "./endpoints/pod-logs.ts";
import { getProject, listProjects } from "./endpoints/projects.ts";
import { resourceEvents } from "./endpoints/resource-events.ts";
import { repositories, settings, userInfo, version } from "./endpoints/server-answers.ts";
import { watchApplications } from "./endpoints/watch-applications.ts";
import { watchResourceTree } from "./endpoints/watch-resource-tree.ts";
import type { ParameterTypes } from "./parse-query.ts";

/** One read endpoint: its path, what guards it, how its query is typed. */
export interface Route {
  /** `{name}` is one segment, `{name=**}` the rest of the path. */
  readonly pattern: string;
  readonly endpoint: Endpoint;
  /** Answers without a token too, with less. */
  readonly open?: true;
  /** Errors are chunks of a stream. */
  readonly stream?: true;
  readonly types?: ParameterTypes;
  /** Parameters that Argo CD cannot do without, in the order in which it misses them. */
  readonly required?: readonly string[];
}

const app = "/api/v1/applications/{name}";
const ofResource = ["kind", "version", "resourceName"];
const logs = {
  endpoint: podLogs,
  stream: true,
  types: {
    sinceSeconds: "int",
    tailLines: "int",
    follow: "bool",
    previous: "bool",
    matchCase: "bool",
  },
} as const;

/** Every endpoint that reads, in the order in which they are tried. */
export const routes: readonly Route[] = [
  { pattern: "/api/version", endpoint: version, open: true },
  { pattern: "/api/v1/settings", endpoint: settings, open: true },
  { pattern: "/api/v1/session/userinfo", endpoint: userInfo, open: true },
  { pattern: "/api/v1/account/can-i/{resource}/{action}/{subresource=**}", endpoint: canI },
  { pattern: "/api/v1/clusters", endpoint: listClusters },
  { pattern: "/api/v1/clusters/{id}", endpoint: getCluster },
  { pattern: "/api/v1/repositories", endpoint: repositories, types: { forceRefresh: "bool" } },
  { pattern: "/api/v1/projects", endpoint: listProjects },
  { pattern: "/api/v1/projects/{name}", endpoint: getProject },
  { pattern: "/api/v1/applicationsets", endpoint: listApplicationSets },
  { pattern: "/api/v1/applicationsets/{name}", endpoint: getApplicationSet },
  { pattern: "/api/v1/stream/applications", endpoint: watchApplications, stream: true },
  {
    pattern: "/api/v1/stream/applications/{name}/resource-tree",
    endpoint: watchResourceTree,
    stream: true,
  },
  { pattern: "/api/v1/applications", endpoint: listApplications },
  { pattern: app, endpoint: getApplication },
  { pattern: `${app}/resource-tree`, endpoint: recordedAs("resource-tree.json") },
  { pattern: `${app}/managed-resources`, endpoint: managedResources },
  { pattern: `${app}/events`, endpoint: resourceEvents },
  { pattern: `${app}/resource`, endpoint: liveResource, required: ofResource },
  { pattern: `${app}/resource/actions`, endpoint: resourceActions, required: ofResource },
  { pattern: `${app}/logs`, ...logs },
  { pattern: `${app}/pods/{podName}/logs`, ...logs },
  { pattern: `${app}/manifests`, endpoint: manifests, types: { noCache: "bool" } },
  {
    pattern: `${app}/revisions/{revision}/metadata`,
    endpoint: revisionMetadata,
    types: { sourceIndex: "int", versionId: "int" },
  },
  { pattern: `${app}/syncwindows`, endpoint: recordedAs("syncwindows.json") },
  { pattern: `${app}/links`, endpoint: links },
];

/** Endpoints that write: known, guarded like the others, and not played. */
export const writeRoutes: readonly (readonly [method: string, pattern: string])[] = [
  ["POST", "/api/v1/applications"],
  ["PUT", app],
  ["PATCH", app],
  ["DELETE", app],
  ["PUT", `${app}/spec`],
  ["POST", `${app}/sync`],
  ["POST", `${app}/rollback`],
  ["DELETE", `${app}/operation`],
  ["POST", `${app}/resource`],
  ["DELETE", `${app}/resource`],
  ["POST", `${app}/resource/actions`],
  ["POST", `${app}/resource/actions/v2`],
  ["POST", "/api/v1/applicationsets"],
  ["POST", "/api/v1/applicationsets/generate"],
  ["DELETE", "/api/v1/applicationsets/{name}"],
  ["POST", "/api/v1/projects"],
  ["PUT", "/api/v1/projects/{name}"],
  ["DELETE", "/api/v1/projects/{name}"],
];
