import type { Tool } from "../tool.ts";
import { diagnoseApplication } from "./diagnose-application.ts";
import { findApplications } from "./find-applications.ts";
import { findFindings } from "./find-findings.ts";
import { getApplication } from "./get-application.ts";
import { getApplicationDiff } from "./get-application-diff.ts";
import { getApplicationEvents } from "./get-application-events.ts";
import { getApplicationHistory } from "./get-application-history.ts";
import { getApplicationManifests } from "./get-application-manifests.ts";
import { getApplicationResourceTree } from "./get-application-resource-tree.ts";
import { getApplicationWorkloadLogs } from "./get-application-workload-logs.ts";
import { getApplicationSet } from "./get-applicationset.ts";
import { getResourceActions } from "./get-resource-actions.ts";
import { getResourceEvents } from "./get-resource-events.ts";
import { getResources } from "./get-resources.ts";
import { getRevisionMetadata } from "./get-revision-metadata.ts";
import { listApplications } from "./list-applications.ts";
import { listApplicationSets } from "./list-applicationsets.ts";
import { listInstances } from "./list-instances.ts";
import { queryResult } from "./query-result.ts";

/** Every tool there is, in the order that clients see: stable, because prompts are cached by it. */
export const tools: readonly Tool[] = [
  listInstances,
  findApplications,
  listApplications,
  findFindings,
  getApplication,
  diagnoseApplication,
  getApplicationResourceTree,
  getApplicationWorkloadLogs,
  getApplicationEvents,
  getResourceEvents,
  getResources,
  getApplicationDiff,
  getApplicationHistory,
  getRevisionMetadata,
  getApplicationManifests,
  getResourceActions,
  listApplicationSets,
  getApplicationSet,
  queryResult,
];
