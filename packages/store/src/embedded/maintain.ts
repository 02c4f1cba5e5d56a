import type { Logger } from "@lynceus/telemetry";
import type { EmbeddedPostgres } from "./embedded-postgres.ts";

export interface Maintenance {
  readonly postgres: EmbeddedPostgres;
  readonly logger: Logger;
  /** How often the write-ahead log is looked at, in milliseconds. */
  readonly lookEveryMs?: number;
  readonly vacuumEveryMs?: number;
  /** How far the write-ahead log may grow between two checkpoints, in bytes. */
  readonly checkpointBytes?: number;
}

/**
 * Does what PostgreSQL's background processes would do, had PGlite any: without checkpoints the
 * write-ahead log grows until the next start, and without vacuum so do the tables.
 *
 * @returns a function that stops it and waits for what is under way
 */
export function startMaintenance(options: Maintenance): () => Promise<void> {
  const { lookEveryMs = 60_000, vacuumEveryMs = 3_600_000 } = options;
  const { postgres, logger, checkpointBytes = 8 * 2 ** 20 } = options;
  let checkpointed = 0;
  let underWay = Promise.resolve();

  const checkpoint = async (bytes: number) => {
    const written = await writtenBytes(postgres);
    if (written - checkpointed < bytes) return;
    await postgres.exec("checkpoint");
    checkpointed = written;
  };
  const vacuum = async () => {
    // Table by table, so that other statements get their turn in between.
    for (const table of await listTables(postgres))
      await postgres.exec(`vacuum (analyze) ${table}`);
    await checkpoint(1);
  };
  const every = (ms: number, work: () => Promise<void>) =>
    setInterval(() => {
      underWay = underWay.then(work).catch((error) => {
        logger.warn({ error: String(error) }, "store maintenance failed");
      });
    }, ms).unref();

  const timers = [
    every(lookEveryMs, () => checkpoint(checkpointBytes)),
    every(vacuumEveryMs, vacuum),
  ];
  return async () => {
    for (const timer of timers) clearInterval(timer);
    await underWay;
  };
}

async function writtenBytes(postgres: EmbeddedPostgres): Promise<number> {
  const { rows } = await postgres.query<{ bytes: number }>(
    "select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::float8 as bytes",
  );
  return rows[0]?.bytes ?? 0;
}

async function listTables(postgres: EmbeddedPostgres): Promise<readonly string[]> {
  const { rows } = await postgres.query<{ name: string }>(
    `select format('%I.%I', schemaname, relname) as name from pg_stat_user_tables order by 1`,
  );
  return rows.map((row) => row.name);
}
