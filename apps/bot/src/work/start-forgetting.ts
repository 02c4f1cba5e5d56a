import type { Store } from "@lynceus/store";
import type { Logger } from "@lynceus/telemetry";

const HOUR_MS = 60 * 60_000;
/** Slack announces an event again for up to an hour; an edit that is later than this is no new question. */
export const REMEMBERED_MS = 24 * HOUR_MS;
const BATCH = 1_000;

/** Forgets, every hour, what was settled a day ago. Returns its off switch. */
export function startForgetting(
  { inbox }: { readonly inbox: Pick<Store["inbox"], "prune"> },
  logger: Logger,
  everyMs = HOUR_MS,
): () => void {
  const forget = async () => {
    const old = { olderThanMs: REMEMBERED_MS, limit: BATCH };
    while ((await inbox.prune(old)) === BATCH);
  };
  const timer = setInterval(() => {
    forget().catch((error: unknown) => logger.warn({ err: error }, "inbox not cleaned"));
  }, everyMs);
  timer.unref();
  return () => clearInterval(timer);
}
