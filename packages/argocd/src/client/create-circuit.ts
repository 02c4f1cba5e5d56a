import { CircuitState, ConsecutiveBreaker, circuitBreaker, handleWhen } from "cockatiel";
import { ArgocdError, type ArgocdFailure } from "../errors.ts";
import { sayAge } from "../say-age.ts";

/** Since when an instance has not answered, in epoch milliseconds, and how often it is tried meanwhile. */
export interface Silence {
  readonly since: number;
  readonly everyMs: number;
}

/** Spares callers the wait for an instance that does not answer. */
export interface Circuit {
  /** Runs a call, or throws at once that the instance has not answered, and since when. */
  run<T>(call: Call<T>): Promise<T>;
  /** Runs a call of the background whether or not the instance answers. */
  runAnyway<T>(call: Call<T>): Promise<T>;
}

/** Says when it asks: what only waits for its turn tells nothing about the instance. */
type Call<T> = (onAsked: () => void) => Promise<T>;

export interface CircuitOptions {
  readonly instance: string;
  /** After so many calls in a row without an answer no more are made. */
  readonly failures: number;
  /** Between two tries of an instance that does not answer; the first comes sooner. */
  readonly everyMs: number;
  /** A call that its caller gives up so long after it was asked counts as one without an answer. */
  readonly slowMs: number;
  /** The least that shows whether the instance answers. */
  readonly probe: Call<unknown>;
  /** Ends the tries. */
  readonly until?: AbortSignal | undefined;
  readonly onChange?: ((silence: Silence | undefined) => void) | undefined;
}

/** Any answer is one, a refusal and Argo CD's own 500 as well. */
const NO_ANSWER: ReadonlySet<ArgocdFailure> = new Set(["network", "timeout", "unavailable"]);
/** A restart is soon over: the first try comes after this part of the usual time, but not after a relapse. */
const FIRST = 1 / 6;
const RELAPSE = 10;

/**
 * A circuit breaker whose half-open probe is a call of its own, in the background: no caller waits for an
 * instance that has stopped answering.
 */
export function createCircuit(options: CircuitOptions): Circuit {
  const { instance, everyMs, slowMs, probe, until, onChange } = options;
  const policy = circuitBreaker(
    handleWhen((error) => error instanceof NoAnswer),
    // When it is tried is decided below.
    { halfOpenAfter: 0, breaker: new ConsecutiveBreaker(options.failures) },
  );
  let silentSince: number | undefined;
  let last: ArgocdError | undefined;
  let answeredAgainAt = 0;
  let next: NodeJS.Timeout | undefined;
  policy.onBreak(() => {
    const isFirst = next === undefined;
    const isRelapse = Date.now() - answeredAgainAt < RELAPSE * everyMs;
    tryIn(isFirst && !isRelapse ? everyMs * FIRST : everyMs);
    if (isFirst) onChange?.({ since: silentSince ?? Date.now(), everyMs });
  });
  policy.onReset(() => {
    clearTimeout(next);
    next = undefined;
    answeredAgainAt = Date.now();
    onChange?.(undefined);
  });
  until?.addEventListener("abort", () => clearTimeout(next), { once: true });

  function tryIn(ms: number): void {
    clearTimeout(next);
    next = setTimeout(tryNow, ms).unref();
    if (until?.aborted) clearTimeout(next);
  }

  function tryNow(): void {
    if (policy.state === CircuitState.Open) counted(probe).catch(() => {});
  }

  async function counted<T>(call: Call<T>): Promise<T> {
    try {
      const value = await policy.execute(() => answered(call));
      if (value.kind === "refused") throw value.error;
      return value.answer;
    } catch (error) {
      throw error instanceof NoAnswer ? error.cause : error;
    }
  }

  /** A refusal is returned, because to the policy only what returns has succeeded. */
  async function answered<T>(call: Call<T>) {
    let askedAt: number | undefined;
    try {
      const answer = await call(() => {
        askedAt ??= Date.now();
      });
      silentSince = undefined;
      return { kind: "answer", answer } as const;
    } catch (error) {
      if (error instanceof ArgocdError && !NO_ANSWER.has(error.failure)) {
        silentSince = undefined;
        return { kind: "refused", error } as const;
      }
      if (askedAt === undefined) throw error;
      // What its caller has given up soon says nothing about the instance.
      const isGivenUp = !(error instanceof ArgocdError) || error.failure === "timeout";
      if (isGivenUp && Date.now() - askedAt < slowMs) throw error;
      silentSince ??= askedAt;
      if (error instanceof ArgocdError) last = error;
      throw new NoAnswer(undefined, { cause: error });
    }
  }

  function silent(): ArgocdError {
    const since = silentSince ?? Date.now();
    const why = last === undefined ? "" : ` The last time: ${last.message}`;
    return new ArgocdError({
      failure: last?.failure ?? "timeout",
      instance,
      sentence: `Argo CD \`${instance}\` has not answered for ${sayAge(since, Date.now())}; it is tried again every ${Math.round(everyMs / 1000)} s.${why}`,
    });
  }

  return {
    async run(call) {
      if (policy.state !== CircuitState.Closed) throw silent();
      return counted(call);
    },
    async runAnyway(call) {
      if (policy.state === CircuitState.Closed) return counted(call);
      const answer = await call(() => {});
      tryNow();
      return answer;
    },
  };
}

class NoAnswer extends Error {}
