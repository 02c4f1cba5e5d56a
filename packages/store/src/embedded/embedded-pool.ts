import { EventEmitter } from "node:events";
import type { QueueClient, QueuePool, QueueQueryResult, QueueSession } from "../queue-pool.ts";
import type { EmbeddedPostgres } from "./embedded-postgres.ts";

type Query = <R>(text: string, params?: readonly unknown[]) => Promise<QueueQueryResult<R>>;

/**
 * The one session in the shape of a pool. A notification goes to every client, because LISTEN
 * belongs to the session; it goes in a later turn of the event loop, because a client that is just
 * about to wait for it must not miss it.
 */
export function createEmbeddedPool(postgres: EmbeddedPostgres): QueuePool {
  const clients = new Set<QueueClient>();
  postgres.onNotification((channel, payload) => {
    setImmediate(() => {
      for (const client of clients) client.emit("notification", { channel, payload });
    });
  });
  const query: Query = (text, params) => {
    if (/^\s*(begin|start\s+transaction|commit|rollback|savepoint)\b/i.test(text)) {
      throw new Error(
        "The embedded session is shared: a transaction would catch everyone's statements",
      );
    }
    return run(postgres, text, params);
  };
  return emitter({
    // `keepAlive` tells the queue that it may wait long for a notification.
    options: { keepAlive: true },
    query,
    connect: async () => {
      const client = emitter({ query, release: () => void clients.delete(client) });
      clients.add(client);
      return client;
    },
    end: async () => {},
  });
}

/** A session that may begin and end transactions: only for as long as nobody else uses it. */
export function createExclusiveSession(postgres: EmbeddedPostgres): QueueSession {
  const query: Query = (text, params) => run(postgres, text, params);
  return emitter({ query });
}

async function run<R>(
  postgres: EmbeddedPostgres,
  text: string,
  params: readonly unknown[] = [],
): Promise<QueueQueryResult<R>> {
  const result =
    params.length > 0 ? await postgres.query<R>(text, params) : (await postgres.exec(text)).at(-1);
  const rows = (result?.rows ?? []) as R[];
  // PGlite counts what was changed; `pg` also what was read.
  return { rows, rowCount: rows.length || (result?.affectedRows ?? 0) };
}

function emitter<T extends object>(parts: T): EventEmitter & T {
  return Object.assign(new EventEmitter().setMaxListeners(0), parts);
}
