import { drizzle } from "drizzle-orm/node-postgres";
import { Client, Pool, type PoolConfig } from "pg";
import type { Backend, OpenOptions } from "../backend.ts";
import { closeInTurn } from "../close-in-turn.ts";
import { explainServerFailure } from "./explain-server-failure.ts";
import { parseDatabaseUrl } from "./parse-database-url.ts";
import { prepareServer } from "./prepare-server.ts";

export interface ServerOptions extends OpenOptions {
  /** How long a connection may take, in milliseconds. */
  readonly connectTimeoutMs?: number;
}

/** Opens a PostgreSQL server's database, which any number of processes may share. */
export async function openServer(databaseUrl: string, options: ServerOptions): Promise<Backend> {
  const address = parseDatabaseUrl(databaseUrl);
  const { connectTimeoutMs = 10_000 } = options;
  const connection = {
    connectionTimeoutMillis: connectTimeoutMs,
    keepAlive: true,
    application_name: "lynceus",
  };
  try {
    const client = new Client({ ...connection, connectionString: address.url });
    await prepareServer(client, { ...options, name: address.name });
  } catch (error) {
    throw explainServerFailure(error, address.name) ?? error;
  }
  const createPool = (config: PoolConfig) => {
    const pool = new Pool({
      ...connection,
      statement_timeout: 30_000,
      // For a server that is gone without a word: a little after its own limit.
      query_timeout: 35_000,
      idle_in_transaction_session_timeout: 60_000,
      ...config,
    });
    // The URL holds the password; `pg` hides only what it is given as one.
    Object.defineProperty(pool.options, "connectionString", { enumerable: false });
    pool.on("error", (error) => {
      options.logger.warn(
        { database: address.name, error: error.message },
        "database connection lost",
      );
    });
    return pool;
  };
  const pool = createPool({ connectionString: address.url, max: 10 });
  // Every worker and every event reader keeps one client for good, to listen, and adds listeners.
  const queuePool = createPool({ connectionString: address.queueUrl, max: 20 });
  queuePool.setMaxListeners(0);
  const closing = [() => pool.end(), () => queuePool.end()];
  return {
    kind: "postgres",
    db: drizzle(pool, { casing: "snake_case" }),
    queuePool,
    close: () => closeInTurn(closing),
    explain: (error) => explainServerFailure(error, address.name),
  };
}
