import type { Store } from "@lynceus/store";
import type { Logger } from "@lynceus/telemetry";

export interface SweepOptions {
  readonly store: Pick<Store, "inbox">;
  /** Makes somebody look at a thread. */
  readonly announce: (thread: { threadKey: string; team: string }) => Promise<void>;
  /** Does the same for whatever else may have been left; returns how much that was. */
  readonly sweepMore?: (olderThanMs: number) => Promise<number>;
  readonly logger: Logger;
  readonly everyMs?: number;
  /** What arrived later than this is still on its way through the queue. */
  readonly olderThanMs?: number;
  /** Whether jobs wait for a worker: then what nobody was at yet most likely waits in line with them. */
  readonly isBusy?: () => Promise<boolean>;
}

/** With jobs in line, what nobody was at is looked for that much later: announced again, the line gets longer. */
const BUSY_TIMES = 6;

const MOST = 500;

async function findLeft({ store, isBusy }: SweepOptions, olderThanMs: number) {
  const items = await store.inbox.unfinished({ olderThanMs, limit: MOST });
  if (items.length === 0 || (await isBusy?.()) !== true) return items;
  const longer = await store.inbox.unfinished({
    olderThanMs: BUSY_TIMES * olderThanMs,
    limit: MOST,
  });
  return [...items.filter(({ token }) => token > 0), ...longer];
}

/** Announces every thread that still waits for an answer and that nobody is at. Returns how much was left. */
export async function sweepOnce(options: SweepOptions, olderThanMs: number): Promise<number> {
  const { announce, sweepMore } = options;
  const items = await findLeft(options, olderThanMs);
  const threads = new Map(items.map((item) => [item.threadKey, item]));
  for (const { threadKey, team } of threads.values()) await announce({ threadKey, team });
  return threads.size + ((await sweepMore?.(olderThanMs)) ?? 0);
}

/**
 * Finds, again and again, what was kept but never announced, or was left by a process that died. The queue
 * is how work gets going fast; this is why nothing is lost when the queue loses it. Returns its off switch.
 */
export function startSweep(options: SweepOptions): () => void {
  const { logger, everyMs = 5_000, olderThanMs = 10_000 } = options;
  let busy = false;
  const timer = setInterval(() => {
    if (busy) return;
    busy = true;
    sweepOnce(options, olderThanMs)
      .then(
        (left) => left > 0 && logger.info({ left }, "sweep announced what was left"),
        (error: unknown) => logger.warn({ err: error }, "sweep failed"),
      )
      .finally(() => {
        busy = false;
      });
  }, everyMs);
  timer.unref();
  return () => clearInterval(timer);
}
