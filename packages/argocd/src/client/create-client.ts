import type { Logger } from "@lynceus/telemetry";
import { ApplicationSet, ApplicationSetList } from "../application-set.ts";
import type { ArgocdClient } from "../ports.ts";
import { Application, ApplicationList, Version } from "../schema.ts";
import { applicationCalls } from "./application-calls.ts";
import type { Endpoint } from "./ask.ts";
import { createCallJson } from "./create-call-json.ts";
import { createCallList } from "./create-call-list.ts";
import type { CircuitOptions } from "./create-circuit.ts";
import { createRequest } from "./create-request.ts";
import { LIST_FIELDS } from "./fields.ts";
import { checkBaseUrl } from "./request-url.ts";
import { code } from "./say-target.ts";
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

  const json = createCallJson(request);
  const list = createCallList(request, { instance, timeoutMs: listTimeoutMs, logger });

  return {
    instance,

    async version(signal) {
      return (await json(["version"], {}, Version, "its version", signal)).Version;
    },

    async listApplications(signal) {
      const { metadata, items } = await list(
        ApplicationList,
        {
          kind: "applications",
          query: { fields: LIST_FIELDS },
          subject: "its applications",
          item: Application,
          odd: "application not read",
        },
        signal,
      );
      return { resourceVersion: metadata?.resourceVersion, items };
    },

    ...applicationCalls(instance, request, json),

    async listApplicationSets(signal) {
      const { items } = await list(
        ApplicationSetList,
        {
          kind: "applicationsets",
          query: {},
          subject: "its ApplicationSets",
          item: ApplicationSet,
          odd: "ApplicationSet not read",
        },
        signal,
      );
      return items;
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
