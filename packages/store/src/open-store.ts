import { randomUUID } from "node:crypto";
import type { Backend, OpenOptions } from "./backend.ts";
import { unwrapFailure } from "./database/unwrap-failure.ts";
import type { QueuePool } from "./queue-pool.ts";
import { createVerbs, type Verbs } from "./verbs.ts";

/** Where the state lives: in a folder of this machine, for one process, or on a PostgreSQL server. */
export type StoreAddress = { readonly dataDir: string } | { readonly databaseUrl: string };

export interface Store extends Verbs {
  readonly kind: "embedded" | "postgres";
  /** New with every opening: the owner that this process claims as. */
  readonly bootId: string;
  /** The queue's way to the same database. Close what uses it before closing the store. */
  readonly queuePool: QueuePool;
  /**
   * All or nothing. `run` uses the verbs that it is given and nothing else of this store: the embedded
   * one has a single session, so that its other verbs throw in there instead of waiting for ever.
   */
  transaction<T>(run: (verbs: Verbs) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/**
 * Opens the durable state, and brings its schema up to date first.
 *
 * @throws ExpectedError with what to do: the folder is in use, full, read-only or of another version;
 *   the server does not answer, refuses, is too old, or was used by a newer Lynceus.
 */
export async function openStore(address: StoreAddress, options: OpenOptions): Promise<Store> {
  const backend = await openBackend(address, options);
  const translate = (error: unknown) => {
    const failure = unwrapFailure(error);
    return backend.explain(failure) ?? failure;
  };
  return {
    ...createVerbs(backend.db, translate),
    kind: backend.kind,
    bootId: randomUUID(),
    queuePool: backend.queuePool,
    transaction: async (run) => {
      let ours: unknown;
      try {
        return await backend.db.transaction(async (tx) => {
          try {
            return await run(createVerbs(tx, translate));
          } catch (error) {
            ours = error;
            throw error;
          }
        });
      } catch (error) {
        // What `run` threw is its own; only what the database says is for us to put in words.
        throw error === ours ? error : translate(error);
      }
    },
    close: backend.close,
  };
}

/** Loaded when needed: neither kind pays for the other's driver. */
async function openBackend(address: StoreAddress, options: OpenOptions): Promise<Backend> {
  if ("databaseUrl" in address) {
    const { openServer } = await import("./server/open-server.ts");
    return openServer(address.databaseUrl, options);
  }
  const { openEmbedded } = await import("./embedded/open-embedded.ts");
  return openEmbedded(address.dataDir, options);
}
