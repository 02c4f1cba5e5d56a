import { listEntries } from "@lynceus/bot/control";
import type { StoreAddress } from "@lynceus/store";
import { createLogger } from "@lynceus/telemetry";
import type { AuditSource } from "./audit-source.ts";

/** The audit of a database, or of a data folder that nobody else may open meanwhile. */
export async function fromStore(address: StoreAddress): Promise<AuditSource> {
  // Loaded when needed: a running bot is asked without any database driver.
  const { openStore } = await import("@lynceus/store");
  const logger = createLogger({ name: "lynceus", level: "silent" });
  const store = await openStore(address, { logger });
  return {
    verify: (anchor, signal) => store.audit.verify({ anchor }, signal),
    entries: (query, signal) => listEntries(store.audit, query, signal),
    close: () => store.close(),
  };
}
