import { defaultRetentionDays } from "@lynceus/contract";
import type { Store } from "@lynceus/store";
import type { Logger } from "@lynceus/telemetry";

const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;
/** Slack announces an event again for up to an hour; an edit that is later than this is no new question. */
export const REMEMBERED_MS = DAY_MS;
/** So few at a time that nobody waits for it. */
const BATCH = 200;

type Table = "inbox" | "deliveries" | "investigations" | "conversations";

export interface ForgettingOptions {
  readonly store: { readonly [T in Table]: Pick<Store[T], "prune"> };
  /** How long what has ended is kept; undefined for the default. */
  readonly retentionDays: () => number | undefined;
  readonly logger: Logger;
  readonly everyMs?: number;
}

/**
 * Forgets, every hour, what was settled a day ago and what has ended long ago. Several processes may do so at
 * once. Returns its off switch.
 */
export function startForgetting(options: ForgettingOptions): () => void {
  const { store, retentionDays, logger, everyMs = HOUR_MS } = options;
  let isStopped = false;

  async function prune(table: Table, olderThanMs: number): Promise<void> {
    const old = { olderThanMs, limit: BATCH };
    try {
      while (!isStopped && (await store[table].prune(old)) === BATCH);
    } catch (error) {
      logger.warn({ table, err: error }, "what is old was not forgotten");
    }
  }

  async function forget(): Promise<void> {
    const keptMs = (retentionDays() ?? defaultRetentionDays) * DAY_MS;
    await prune("inbox", REMEMBERED_MS);
    await prune("deliveries", keptMs);
    // Before the conversations, which are kept as long as these are.
    await prune("investigations", keptMs);
    await prune("conversations", keptMs);
  }

  const timer = setInterval(() => void forget(), everyMs);
  timer.unref();
  return () => {
    isStopped = true;
    clearInterval(timer);
  };
}
