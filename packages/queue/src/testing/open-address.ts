import { openStore, type StoreAddress } from "@lynceus/store";
import { migrateQueue } from "../backend/migrate-queue.ts";
import type { QueueOptions } from "../queue.ts";
import { silentLogger } from "./silent-logger.ts";

/** Where a queue is, in words that can be handed to another process. */
export type Address = { readonly redis: string } | StoreAddress;

export interface OpenBackend {
  readonly backend: QueueOptions["backend"];
  close(): Promise<void>;
}

/** What `openQueue` wants for an address: for all but Redis, the store's own pool. */
export async function openAddress(address: Address): Promise<OpenBackend> {
  if ("redis" in address) {
    return { backend: { kind: "redis", url: address.redis }, close: async () => {} };
  }
  const store = await openStore(address, { logger: silentLogger, queueMigrations: migrateQueue });
  // Every queue adds listeners of its own; a test opens many.
  store.queuePool.setMaxListeners(0);
  return {
    backend: { kind: "postgres", pool: store.queuePool, embedded: store.kind === "embedded" },
    close: () => store.close(),
  };
}
