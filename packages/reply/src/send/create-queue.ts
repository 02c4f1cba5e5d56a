import type { Budget, Method } from "./budget.ts";
import type { Clock } from "./clock.ts";
import type { Bucket } from "./create-bucket.ts";
import { createBuckets } from "./create-buckets.ts";
import { createLanes, inOrder, type Job, type Member } from "./create-lanes.ts";
import { measureWait } from "./measure-wait.ts";
import { pauseFor } from "./pause-for.ts";
import { readOutcome } from "./read-outcome.ts";

/** What a job does goes through its turn. All waits reject with the reason that the job is ended with. */
export interface Turn {
  /** Makes one call when budget and order allow, and again when Slack only is asked too often. */
  request<T>(method: Method, channel: string, call: () => Promise<T>): Promise<T>;
  /** Makes the call if the budget allows it now, and once; undefined when it does not, or Slack says so. */
  requestNow<T>(
    method: Method,
    channel: string,
    call: () => Promise<T>,
  ): Promise<{ readonly value: T } | undefined>;
  pause(ms: number): Promise<void>;
}

export interface Queue {
  run<T>(job: Job, task: (turn: Turn) => Promise<T>): Promise<T>;
  /** Takes no more jobs and ends every wait; calls under way are finished. */
  close(): void;
}

const MAX_RATE_LIMITED = 10;
const MAX_RETRY_AFTER_MS = 300_000;

interface Waiting {
  readonly member: Member;
  readonly buckets: readonly Bucket[];
  start(): void;
}

/**
 * Who may call next. A call starts when its job is the next of its lane and every bucket holds a token;
 * among several, answers come before progress. Written here because no queue on npm has it together:
 * buckets per method and channel that a 429 pauses one by one, priority, order per thread, replacing.
 */
export function createQueue(options: { readonly budget: Budget; readonly clock: Clock }): Queue {
  const { clock } = options;
  const buckets = createBuckets(options.budget);
  const lanes = createLanes();
  const waiting = new Set<Waiting>();
  let closed: Error | undefined;
  let cancelWake = () => {};

  function pump(): void {
    cancelWake();
    const now = clock.now();
    let wakeMs = Number.POSITIVE_INFINITY;
    for (const one of [...waiting].toSorted((a, b) => inOrder(a.member, b.member))) {
      if (!lanes.isNext(one.member)) continue;
      const waitMs = Math.max(...one.buckets.map((bucket) => bucket.waitMs(now)));
      if (waitMs > 0) {
        wakeMs = Math.min(wakeMs, waitMs);
        continue;
      }
      for (const bucket of one.buckets) bucket.take(now);
      one.member.inFlight = true;
      one.start();
    }
    cancelWake = wakeMs < Number.POSITIVE_INFINITY ? clock.after(wakeMs, pump) : () => {};
  }

  function admission(member: Member, needed: readonly Bucket[]): Promise<void> {
    const { signal } = member.ending;
    if (signal.aborted) return Promise.reject(signal.reason);
    return new Promise((resolve, reject) => {
      const one: Waiting = {
        member,
        buckets: needed,
        start() {
          waiting.delete(one);
          signal.removeEventListener("abort", end);
          resolve();
        },
      };
      const end = () => {
        waiting.delete(one);
        reject(signal.reason);
      };
      signal.addEventListener("abort", end, { once: true });
      waiting.add(one);
      pump();
    });
  }

  /** The call's result; undefined when Slack is asked too often, and is left alone for as long as it said. */
  async function attempt<T>(
    member: Member,
    [method, channel]: readonly [Method, string],
    call: () => Promise<T>,
  ): Promise<{ readonly value: T } | { readonly limited: unknown }> {
    await measureWait(method, admission(member, buckets.of(method, channel)));
    try {
      return { value: await call() };
    } catch (error) {
      const outcome = readOutcome(error);
      if (outcome.kind !== "rate-limited") throw error;
      const retryAfterMs = Math.min(outcome.retryAfterMs, MAX_RETRY_AFTER_MS);
      // A little later than told, so that several processes do not come back at once.
      const pauseMs = retryAfterMs * (1 + Math.random() / 10);
      buckets.narrowest(method, channel).pause(pauseMs, clock.now());
      return { limited: error };
    } finally {
      member.inFlight = false;
      pump();
    }
  }

  function turnOf(member: Member): Turn {
    return {
      async request(method, channel, call) {
        for (let refused = 0; ; refused++) {
          const came = await attempt(member, [method, channel], call);
          if ("value" in came) return came.value;
          if (refused === MAX_RATE_LIMITED) throw came.limited;
        }
      },
      async requestNow(method, channel, call) {
        const now = clock.now();
        if (buckets.of(method, channel).some((bucket) => bucket.waitMs(now) > 0)) return undefined;
        const came = await attempt(member, [method, channel], call);
        return "value" in came ? came : undefined;
      },
      pause: (ms) => pauseFor(ms, clock, member.ending.signal),
    };
  }

  return {
    async run(job, task) {
      if (closed !== undefined) throw closed;
      job.signal?.throwIfAborted();
      const member = lanes.join(job);
      const end = () => member.ending.abort(job.signal?.reason);
      job.signal?.addEventListener("abort", end, { once: true });
      try {
        return await task(turnOf(member));
      } finally {
        job.signal?.removeEventListener("abort", end);
        lanes.leave(member);
        pump();
      }
    },
    close() {
      closed = new Error("the sender is closed");
      for (const member of lanes.all()) member.ending.abort(closed);
    },
  };
}
