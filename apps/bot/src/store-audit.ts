import type { AuditSink } from "@lynceus/guard";
import type { Store } from "@lynceus/store";
import type { Logger } from "@lynceus/telemetry";

/** Every entry goes to the end of the store's hash chain. */
export function createStoreAudit(store: Pick<Store, "audit">): AuditSink {
  return {
    async record(entry) {
      await store.audit.append(entry);
    },
  };
}

const HOUR = 60 * 60 * 1000;

/**
 * Writes the head of the audit chain to the log, hourly and at the end: an anchor outside the store, which
 * `lynceus audit verify --anchor` holds the chain against. Returns what to call at the end.
 */
export function anchorAudit(store: Pick<Store, "audit">, logger: Logger): () => Promise<void> {
  const anchor = async () => {
    const head = await store.audit.head();
    if (head !== undefined)
      logger.info({ audit: { seq: head.seq, hash: head.hash } }, "audit head");
  };
  const timer = setInterval(() => {
    anchor().catch((error: unknown) => logger.warn({ err: error }, "audit head not read"));
  }, HOUR);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await anchor();
  };
}
