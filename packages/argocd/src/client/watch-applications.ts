import type { Logger } from "@lynceus/telemetry";
import { ArgocdError } from "../errors.ts";
import { ApplicationWatchEvent } from "../schema.ts";
import { type Answer, ask, type Endpoint } from "./ask.ts";
import { WATCH_FIELDS } from "./fields.ts";
import { readChunks, readLines } from "./read-body.ts";
import { parseJson, readingFailure, refusedBy } from "./read-json.ts";

const MAX_LINE = 16_000_000;

export interface WatchOptions {
  readonly resourceVersion?: string | undefined;
  readonly signal: AbortSignal;
  /** Called whenever anything arrives, keepalives included. */
  readonly onActivity?: (() => void) | undefined;
  /** Silence after which the stream counts as dead. Argo CD sends a keepalive every 15 s. */
  readonly idleMs: number;
  readonly logger?: Logger | undefined;
}

/**
 * `GET stream/applications` as server-sent events, JSON lines understood as well. Without a
 * `resourceVersion` it begins with an ADDED for every application; what changes while that goes out
 * is not announced (Argo CD subscribes afterwards), so a list has to follow. Ends with the server's
 * end; throws `ArgocdError`, or the signal's reason.
 */
export async function* watchApplications(
  endpoint: Endpoint,
  options: WatchOptions,
): AsyncGenerator<ApplicationWatchEvent, void, void> {
  const { signal, idleMs } = options;
  signal.throwIfAborted();
  const controller = new AbortController();
  const onAbort = () => controller.abort(signal.reason);
  signal.addEventListener("abort", onAbort, { once: true });
  const watchdog = setTimeout(() => controller.abort(silent(endpoint.instance, idleMs)), idleMs);
  let answer: Answer | undefined;
  try {
    // An instance with no applications sends not even headers before its first keepalive.
    answer = await ask(endpoint, request(options.resourceVersion), controller.signal);
    alive();
    for await (const line of readLines(listened(answer.response), MAX_LINE)) {
      const event = readEvent(answer, line);
      if (event === undefined) continue;
      yield event;
      watchdog.refresh();
    }
  } catch (error) {
    if (controller.signal.aborted) throw controller.signal.reason;
    throw answer === undefined ? error : readingFailure(answer, error, controller.signal);
  } finally {
    clearTimeout(watchdog);
    signal.removeEventListener("abort", onAbort);
    controller.abort();
  }

  function alive() {
    watchdog.refresh();
    options.onActivity?.();
  }

  async function* listened(response: Response) {
    for await (const chunk of readChunks(response, Number.POSITIVE_INFINITY)) {
      alive();
      yield chunk;
    }
  }

  function readEvent(from: Answer, line: string): ApplicationWatchEvent | undefined {
    const text = line.replace(/^data:/, "").trim();
    if (text === "" || /^(:|event:|id:|retry:)/.test(text)) return undefined;
    const json = parseJson(endpoint.instance, text);
    if (typeof json !== "object" || json === null || !("result" in json)) {
      throw refusedBy(from, json);
    }
    const event = ApplicationWatchEvent.safeParse(json.result);
    if (event.success) return event.data;
    options.logger?.warn(
      { instance: endpoint.instance, issues: event.error.issues.length },
      "watch event not understood",
    );
    return undefined;
  }
}

function request(resourceVersion: string | undefined) {
  return {
    segments: ["api", "v1", "stream", "applications"],
    query: { resourceVersion, fields: WATCH_FIELDS },
    subject: "its applications",
    accept: "text/event-stream",
  } as const;
}

function silent(instance: string, idleMs: number): ArgocdError {
  return new ArgocdError({
    failure: "timeout",
    instance,
    sentence: `Argo CD \`${instance}\` stopped sending news of its applications (nothing for ${Math.round(idleMs / 1000)} s). It may be overloaded, or a proxy in between has cut the stream.`,
  });
}
