import type { LookPace } from "./look-pace.ts";

/** The looks at the applications of one instance: bounded at a time and a minute, the longest due first. */
export interface Lane {
  /** Looks at `key` after about `afterMs`, and lets those pass that are due up to `patienceMs` later. */
  want(key: string, afterMs: number, patienceMs: number): void;
  forget(key: string): void;
  close(): Promise<void>;
}

export interface LaneOptions {
  /**
   * Looks at one. Must not throw; `trouble` when the instance itself did not answer: then one look at a
   * time, at growing intervals, until one succeeds.
   */
  readonly look: (key: string, signal: AbortSignal) => Promise<"looked" | "trouble">;
  readonly pace: Pick<LookPace, "atOnce" | "perMinute" | "burst" | "pauseMs" | "maxPauseMs">;
  readonly random?: () => number;
}

interface Wanted {
  readonly dueAt: number;
  readonly orderedBy: number;
}

const LONGEST_TIMER_MS = 60_000;

export function createLane(options: LaneOptions): Lane {
  const { look, pace, random = Math.random } = options;
  const now = () => performance.now();
  const wanted = new Map<string, Wanted>();
  const running = new Map<string, Promise<void>>();
  const closing = new AbortController();
  const perMs = pace.perMinute / 60_000;
  let allowance = { looks: pace.burst, at: now() };
  let failures = 0;
  let pausedUntil = 0;
  let timer: NodeJS.Timeout | undefined;
  let soon: NodeJS.Immediate | undefined;

  function allowed(at: number): number {
    return Math.min(pace.burst, allowance.looks + (at - allowance.at) * perMs);
  }

  /** Of those that are due, the one whose turn is longest past; each only once at a time. */
  function next(at: number): string | undefined {
    let first: readonly [string, Wanted] | undefined;
    for (const entry of wanted) {
      const [key, { dueAt, orderedBy }] = entry;
      if (dueAt > at || running.has(key)) continue;
      if (first === undefined || orderedBy < first[1].orderedBy) first = entry;
    }
    return first?.[0];
  }

  function run(): void {
    clearTimeout(timer);
    if (closing.signal.aborted) return;
    const at = now();
    const atOnce = failures > 0 ? 1 : pace.atOnce;
    while (running.size < atOnce && at >= pausedUntil && allowed(at) >= 1) {
      const key = next(at);
      if (key === undefined) break;
      allowance = { looks: allowed(at) - 1, at };
      wanted.delete(key);
      running.set(key, start(key));
    }
    // whatever runs calls again when it ends
    if (wanted.size === 0 || running.size >= atOnce) return;
    timer = setTimeout(run, Math.min(LONGEST_TIMER_MS, Math.max(1, waitMs(at))));
  }

  function waitMs(at: number): number {
    const dueAt = [...wanted].map(([key, one]) => (running.has(key) ? Infinity : one.dueAt));
    const allowedAt = at + (1 - allowed(at)) / perMs;
    return Math.ceil(Math.max(Math.min(...dueAt), pausedUntil, allowedAt) - at);
  }

  async function start(key: string): Promise<void> {
    const outcome = await look(key, closing.signal);
    running.delete(key);
    if (outcome === "looked") failures = 0;
    else {
      const full = Math.min(pace.maxPauseMs, pace.pauseMs * 2 ** Math.min(failures, 20));
      pausedUntil = now() + full / 2 + (random() * full) / 2;
      failures += 1;
    }
    run();
  }

  return {
    want(key, afterMs, patienceMs) {
      const dueAt = now() + afterMs / 2 + random() * afterMs;
      const known = wanted.get(key);
      // a change after a change does not put the look off
      wanted.set(key, {
        dueAt: Math.min(dueAt, known?.dueAt ?? dueAt),
        orderedBy: Math.min(dueAt + patienceMs, known?.orderedBy ?? Infinity),
      });
      // once for all that is wanted in one go
      soon ??= setImmediate(() => {
        soon = undefined;
        run();
      });
    },
    forget: (key) => void wanted.delete(key),
    async close() {
      clearTimeout(timer);
      clearImmediate(soon);
      closing.abort();
      await Promise.all(running.values());
    },
  };
}
