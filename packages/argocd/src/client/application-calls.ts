import type { z } from "zod";
import { ManagedResourceList, Manifests } from "../desired-state.ts";
import { ArgocdError } from "../errors.ts";
import type { ApplicationTarget, ArgocdClient, SourceRevision } from "../ports.ts";
import { ResourceActionList } from "../resource-action.ts";
import { ChartDetails, OciMetadata, RevisionMetadata } from "../revision.ts";
import { Application, EventList, ResourceResponse, ResourceTree, SyncWindows } from "../schema.ts";
import type { CallJson } from "./create-call-json.ts";
import type { Request } from "./create-request.ts";
import { MANAGED_FIELDS } from "./fields.ts";
import { keepBroken } from "./keep-broken.ts";
import { listOf, listOrNothing } from "./list-of.ts";
import { parseJson } from "./read-json.ts";
import { readLogs } from "./read-logs.ts";
import type { Query } from "./request-url.ts";
import { code, named, object, resourceQuery, scope } from "./say-target.ts";

type ApplicationCalls = Omit<
  ArgocdClient,
  | "instance"
  | "version"
  | "listApplications"
  | "listApplicationSets"
  | "applicationSet"
  | "watchApplications"
>;

/** The calls for one application; each sends its namespace and project along. */
export function applicationCalls(
  instance: string,
  request: Request,
  json: CallJson,
): ApplicationCalls {
  /** A call for one application; `path` continues below it. */
  function about<T>(
    target: ApplicationTarget,
    path: readonly string[],
    query: Query,
    schema: z.ZodType<T>,
    subject: string,
    signal: AbortSignal | undefined,
  ): Promise<T> {
    return json(
      ["v1", "applications", target.name, ...path],
      { ...query, ...scope(target) },
      schema,
      subject,
      signal,
    );
  }

  function ofRevision<T>(
    target: ApplicationTarget,
    of: string | SourceRevision,
    path: string,
    schema: z.ZodType<T>,
    signal: AbortSignal | undefined,
  ): Promise<T> {
    const { revision, sourceIndex, versionId } =
      typeof of === "string" ? { revision: of, sourceIndex: undefined, versionId: undefined } : of;
    const query = { sourceIndex, versionId };
    const subject = `revision ${code(revision)} of ${named(target)}`;
    return about(target, ["revisions", revision, path], query, schema, subject, signal);
  }

  return {
    getApplication: (target, signal) => about(target, [], {}, Application, named(target), signal),

    resourceTree: (target, signal) =>
      about(
        target,
        ["resource-tree"],
        {},
        ResourceTree,
        `the resources of ${named(target)}`,
        signal,
      ),

    async resource(target, node, signal) {
      const subject = `${object(node)} of ${named(target)}`;
      const query = resourceQuery(node);
      const { manifest } = await about(
        target,
        ["resource"],
        query,
        ResourceResponse,
        subject,
        signal,
      );
      return parseJson(instance, manifest);
    },

    async resourceActions(target, node, signal) {
      const subject = `the actions of ${object(node)}`;
      const path = ["resource", "actions"];
      const schema = listOrNothing(["actions"], ResourceActionList);
      return (await about(target, path, resourceQuery(node), schema, subject, signal)).actions;
    },

    async applicationEvents(target, signal) {
      const subject = `the events of ${named(target)}`;
      return (await about(target, ["events"], {}, listOf(EventList), subject, signal)).items;
    },

    async resourceEvents(target, node, signal) {
      if (node.uid === undefined) {
        // Without its uid Argo CD would answer with the events of the application instead.
        throw new ArgocdError({
          failure: "invalid",
          instance,
          sentence: `${object(node)} is not in the cluster, so Argo CD \`${instance}\` has no events of it.`,
        });
      }
      const query = {
        resourceNamespace: node.namespace,
        resourceName: node.name,
        resourceUID: node.uid,
      };
      const subject = `the events of ${object(node)}`;
      return (await about(target, ["events"], query, listOf(EventList), subject, signal)).items;
    },

    logs: (target, query, signal) =>
      keepBroken(
        (onBroken) =>
          request(
            {
              segments: ["api", "v1", "applications", target.name, "logs"],
              query: { ...query, follow: false, ...scope(target) },
              subject: `the logs of pod ${code(query.podName)}`,
            },
            (answer, within) => readLogs(answer, onBroken, within),
            signal,
          ),
        signal,
      ),

    revisionMetadata: (target, revision, signal) =>
      ofRevision(target, revision, "metadata", RevisionMetadata, signal),

    chartDetails: (target, revision, signal) =>
      ofRevision(target, revision, "chartdetails", ChartDetails, signal),

    ociMetadata: (target, revision, signal) =>
      ofRevision(target, revision, "ocimetadata", OciMetadata, signal),

    async managedResources(target, filter = {}, signal) {
      const { group, kind, namespace, name } = filter;
      const query = { group, kind, namespace, name, fields: MANAGED_FIELDS };
      const subject = `the managed resources of ${named(target)}`;
      const path = ["managed-resources"];
      return (
        await about(
          target,
          path,
          query,
          listOrNothing(["items"], ManagedResourceList),
          subject,
          signal,
        )
      ).items;
    },

    manifests(target, revision, signal) {
      const query =
        revision === undefined || typeof revision === "string"
          ? { revision }
          : { revisions: revision, sourcePositions: revision.map((_, at) => at + 1) };
      const subject = `the manifests of ${named(target)}`;
      return about(
        target,
        ["manifests"],
        query,
        listOrNothing(["manifests", "sourceType"], Manifests),
        subject,
        signal,
      );
    },

    syncWindows: (target, signal) =>
      about(
        target,
        ["syncwindows"],
        {},
        SyncWindows,
        `the sync windows of ${named(target)}`,
        signal,
      ),
  };
}
