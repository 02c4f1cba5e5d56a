import type { Logger } from "@lynceus/telemetry";
import { bulkhead, ExponentialBackoff, fullJitterGenerator, handleWhen, retry } from "cockatiel";
import { ArgocdError } from "../errors.ts";
import { type Answer, type Ask, ask, type Endpoint } from "./ask.ts";
import { withDeadline } from "./deadline.ts";

/** One read within its deadline: repeated where that may help, at most so many at a time. */
export type Request = <T>(
  what: Omit<Ask, "accept" | "deadlineMs">,
  read: (answer: Answer, signal: AbortSignal) => Promise<T>,
  signal: AbortSignal | undefined,
  limitMs?: number,
) => Promise<T>;

/** The road of every call but the watch: deadline, retry with full jitter, slots, one attempt. */
export function createRequest(
  endpoint: Endpoint,
  options: {
    /** Bound of a whole call: its attempts, the pauses between, and the wait for a slot. */
    readonly timeoutMs: number;
    readonly maxConcurrent: number;
    readonly retries: { readonly max: number; readonly initialDelayMs: number };
    readonly logger: Logger | undefined;
  },
): Request {
  const { instance } = endpoint;
  const { max, initialDelayMs } = options.retries;
  const retries = retry(
    handleWhen((error) => error instanceof ArgocdError && error.retryable),
    {
      maxAttempts: max,
      backoff: new ExponentialBackoff({
        generator: fullJitterGenerator,
        initialDelay: initialDelayMs,
        maxDelay: 10 * initialDelayMs,
      }),
    },
  ).dangerouslyUnref();
  const slots = bulkhead(options.maxConcurrent, Number.MAX_SAFE_INTEGER);

  return (what, read, signal, limitMs = options.timeoutMs) => {
    const end = performance.now() + limitMs;
    const attempt = async (within: AbortSignal) => {
      within.throwIfAborted();
      const deadlineMs = Math.max(1, Math.round(end - performance.now()));
      const request = { ...what, accept: "application/json", deadlineMs } as const;
      return read(await ask(endpoint, request, within), within);
    };
    return withDeadline(
      { timeoutMs: limitMs, expired: () => late(what.subject, limitMs) },
      // The bulkhead is not given the signal: one that aborts while queued would hold up those behind it.
      (within) => retries.execute(() => slots.execute(() => attempt(within)), within),
      signal,
    );
  };

  function late(subject: string | undefined, limitMs: number): ArgocdError {
    options.logger?.warn({ instance, limitMs, subject }, "Argo CD did not answer in time");
    const about = subject === undefined ? "" : ` about ${subject}`;
    const limit = limitMs < 1000 ? `${limitMs} ms` : `${Math.round(limitMs / 1000)} s`;
    return new ArgocdError({
      failure: "timeout",
      instance,
      sentence: `Argo CD \`${instance}\` did not answer${about} within ${limit}. It may be overloaded; try again in a moment.`,
    });
  }
}
