import type { Logger } from "@lynceus/telemetry";
import { bulkhead, ExponentialBackoff, fullJitterGenerator, handleWhen, retry } from "cockatiel";
import { ArgocdError } from "../errors.ts";
import { type Answer, type Ask, ask, type Endpoint } from "./ask.ts";
import { type CircuitOptions, createCircuit } from "./create-circuit.ts";
import { withDeadline } from "./deadline.ts";

type What = Omit<Ask, "accept" | "deadlineMs">;

/** One read within its deadline: repeated where that may help, at most so many at a time. */
export type Request = <T>(
  what: What,
  read: (answer: Answer, signal: AbortSignal) => Promise<T>,
  signal: AbortSignal | undefined,
  /** Of a call of the background, which nobody waits for: made even while the instance does not answer. */
  backgroundMs?: number,
) => Promise<T>;

/** The least that Argo CD can be asked. */
const VERSION = { segments: ["api", "version"], subject: "its version" };
const skip = async ({ response }: Answer) => response.body?.cancel();

/** The road of every call but the watch: circuit, deadline, retry with full jitter, slots, one attempt. */
export function createRequest(
  endpoint: Endpoint,
  options: {
    /** Bound of a whole call: its attempts, the pauses between, and the wait for a slot. */
    readonly timeoutMs: number;
    readonly maxConcurrent: number;
    readonly retries: { readonly max: number; readonly initialDelayMs: number };
    readonly circuit: Pick<CircuitOptions, "failures" | "everyMs" | "until" | "onChange">;
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
  const circuit = createCircuit({
    ...options.circuit,
    instance,
    slowMs: options.timeoutMs / 2,
    probe: (onAsked) =>
      inTime(VERSION, options.timeoutMs, undefined, attempt(VERSION, skip, onAsked)),
  });

  return (what, read, signal, backgroundMs) => {
    const call = (onAsked: () => void) => {
      const once = attempt(what, read, onAsked);
      return inTime(what, backgroundMs ?? options.timeoutMs, signal, (end, within) =>
        // The bulkhead is not given the signal: one that aborts while queued would hold up those behind it.
        retries.execute(() => slots.execute(() => once(end, within)), within),
      );
    };
    return backgroundMs === undefined ? circuit.run(call) : circuit.runAnyway(call);
  };

  function inTime<T>(
    { subject }: What,
    timeoutMs: number,
    signal: AbortSignal | undefined,
    work: (end: number, within: AbortSignal) => Promise<T>,
  ): Promise<T> {
    const end = performance.now() + timeoutMs;
    const expired = () => late(subject, timeoutMs);
    return withDeadline({ timeoutMs, expired }, (within) => work(end, within), signal);
  }

  function attempt<T>(
    what: What,
    read: (answer: Answer, signal: AbortSignal) => Promise<T>,
    onAsked: () => void,
  ) {
    return async (end: number, within: AbortSignal): Promise<T> => {
      within.throwIfAborted();
      onAsked();
      const deadlineMs = Math.max(1, Math.round(end - performance.now()));
      const request = { ...what, accept: "application/json", deadlineMs } as const;
      return read(await ask(endpoint, request, within), within);
    };
  }

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
