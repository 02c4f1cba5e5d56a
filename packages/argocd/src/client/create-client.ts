import type { Logger } from "@lynceus/telemetry";
import type { z } from "zod";
import { ApplicationSet, ApplicationSetList } from "../application-set.ts";
import { ManagedResourceList, Manifests } from "../desired-state.ts";
import { ArgocdError } from "../errors.ts";
import type { ApplicationTarget, ArgocdClient, SourceRevision } from "../ports.ts";
import { ResourceActionList } from "../resource-action.ts";
import { ChartDetails, OciMetadata, RevisionMetadata } from "../revision.ts";
import {
  Application,
  ApplicationList,
  EventList,
  ResourceResponse,
  ResourceTree,
  SyncWindows,
  Version,
} from "../schema.ts";
import type { Endpoint } from "./ask.ts";
import type { CircuitOptions } from "./create-circuit.ts";
import { createRequest } from "./create-request.ts";
import { LIST_FIELDS, MANAGED_FIELDS } from "./fields.ts";
import { keepBroken } from "./keep-broken.ts";
import { listOf, listOrNothing } from "./list-of.ts";
import { readEach } from "./read-each.ts";
import { parseJson, readJson } from "./read-json.ts";
import { readLogs } from "./read-logs.ts";
import { checkBaseUrl, type Query } from "./request-url.ts";
import { code, named, object, resourceQuery, scope } from "./say-target.ts";
import { watchApplications } from "./watch-applications.ts";

export interface ArgocdClientOptions {
  /** The configured name, as sentences call it. */
  readonly instance: string;
  /** Base URL, with the sub-path of `server.rootpath` if there is one. */
  readonly url: string;
  /** Read for every request; its value appears in no error and no log line. */
  readonly token: () => Promise<string> | string;
  /** Bound of one call in milliseconds, retries and waiting for a free slot included; default 10 s. */
  readonly timeoutMs?: number;
  /** The same for the list of applications, which takes seconds by the thousand; default 60 s. */
  readonly listTimeoutMs?: number;
  /** Silence in milliseconds after which a watch counts as dead; default 45 s, three keepalives. */
  readonly idleMs?: number;
  /** Calls at once; more wait. Default 8. A watch does not count. */
  readonly maxConcurrent?: number;
  /** Repeats of a failed read that may succeed the next time; default 2, the first within 200 ms. */
  readonly retries?: { readonly max: number; readonly initialDelayMs: number };
  /**
   * After `failures` calls in a row without an answer (default 3) callers are told so at once, while it is tried
   * `everyMs` (default 30 s) until signal `until`. Refusals do not count.
   */
  readonly circuit?: Partial<Pick<CircuitOptions, "failures" | "everyMs" | "until" | "onChange">>;
  readonly fetch?: typeof fetch;
  readonly logger?: Logger;
}

const MB = 1_000_000;
const MAX_LIST = 400 * MB;
const MAX_ANSWER = 64 * MB;

/**
 * A client of one Argo CD's REST API (tested against v3.5.1's answers). Reads only. Every call throws
 * `ArgocdError`, whose sentence is for a person, or the signal's reason once the caller has aborted.
 */
export function createArgocdClient(options: ArgocdClientOptions): ArgocdClient {
  const { instance, logger, timeoutMs = 10_000, listTimeoutMs = 60_000 } = options;
  checkBaseUrl(instance, options.url);
  const endpoint: Endpoint = {
    instance,
    base: options.url,
    token: options.token,
    fetch: options.fetch ?? fetch,
  };
  const request = createRequest(endpoint, {
    timeoutMs,
    maxConcurrent: options.maxConcurrent ?? 8,
    retries: options.retries ?? { max: 2, initialDelayMs: 200 },
    circuit: { failures: 3, everyMs: 30_000, ...options.circuit },
    logger,
  });

  function json<T>(
    segments: readonly string[],
    query: Query,
    schema: z.ZodType<T>,
    subject: string,
    signal: AbortSignal | undefined,
  ): Promise<T> {
    return request(
      { segments: ["api", ...segments], query, subject },
      (answer, within) => readJson(answer, { schema, maxBytes: MAX_ANSWER }, within),
      signal,
    );
  }

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

  const oddItem = (said: string) => (issue: z.core.$ZodIssue | undefined) =>
    logger?.warn({ instance, issue: issue?.path }, said);

  return {
    instance,

    async version(signal) {
      return (await json(["version"], {}, Version, "its version", signal)).Version;
    },

    async listApplications(signal) {
      const list = await request(
        {
          segments: ["api", "v1", "applications"],
          query: { fields: LIST_FIELDS },
          subject: "its applications",
        },
        (answer, within) =>
          readJson(answer, { schema: listOf(ApplicationList), maxBytes: MAX_LIST }, within),
        signal,
        listTimeoutMs,
      );
      const items = readEach(list.items, Application, oddItem("application not read"));
      return { resourceVersion: list.metadata?.resourceVersion, items };
    },

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

    async listApplicationSets(signal) {
      const list = await request(
        { segments: ["api", "v1", "applicationsets"], query: {}, subject: "its ApplicationSets" },
        (answer, within) =>
          readJson(answer, { schema: listOf(ApplicationSetList), maxBytes: MAX_LIST }, within),
        signal,
        listTimeoutMs,
      );
      return readEach(list.items, ApplicationSet, oddItem("ApplicationSet not read"));
    },

    applicationSet: (name, namespace, signal) =>
      json(
        ["v1", "applicationsets", name],
        { appsetNamespace: namespace },
        ApplicationSet,
        `ApplicationSet ${code(name)}`,
        signal,
      ),

    watchApplications: ({ resourceVersion, signal, onActivity }) =>
      watchApplications(endpoint, {
        resourceVersion,
        signal,
        onActivity,
        idleMs: options.idleMs ?? 45_000,
        logger,
      }),
  };
}
