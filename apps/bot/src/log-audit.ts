import type { AuditSink } from "@lynceus/guard";
import type { Logger } from "@lynceus/telemetry";

/** The audit as log lines, for as long as there is no store to chain it in. */
export function createLogAudit(logger: Logger): AuditSink {
  return {
    async record(entry) {
      logger.info({ audit: entry }, "audit");
    },
  };
}
