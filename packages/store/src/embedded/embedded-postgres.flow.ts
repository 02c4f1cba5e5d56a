import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { silentLogger } from "../testing/silent-logger.ts";
import { createEmbeddedPool } from "./embedded-pool.ts";
import { type EmbeddedPostgres, openEmbeddedPostgres } from "./embedded-postgres.ts";
import { startMaintenance } from "./maintain.ts";
import { unpackCluster } from "./unpack-cluster.ts";

describe("EmbeddedPostgres", () => {
  let folder: string;
  let postgres: EmbeddedPostgres;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "lynceus-store-"));
    const cluster = join(folder, "postgres");
    await unpackCluster(cluster);
    postgres = await openEmbeddedPostgres({ cluster, folder, onFatal: () => {} });
    await postgres.exec("create table work (id int generated always as identity, body text)");
  }, 30_000);
  afterAll(async () => {
    await postgres.close();
    await rm(folder, { recursive: true, force: true });
  });

  it("writes through to the disk, with little memory for buffers", async () => {
    const { rows } = await postgres.query<{ name: string; setting: string }>(
      `select name, setting from pg_settings
       where name in ('fsync', 'wal_sync_method', 'shared_buffers', 'full_page_writes') order by name`,
    );

    expect(rows.map(({ name, setting }) => `${name}=${setting}`)).toEqual([
      ...["fsync=on", "full_page_writes=on", "shared_buffers=2048", "wal_sync_method=fsync"],
    ]);
  });

  it("gives everyone else a turn before each statement, in a transaction too", async () => {
    let turns = 0;
    let counting = true;
    const count = () => {
      turns += 1;
      if (counting) setImmediate(count);
    };
    setImmediate(count);
    for (let n = 0; n < 100; n += 1) await postgres.query("select 1");
    const outside = turns;
    await postgres.transaction(async (tx) => {
      for (let n = 0; n < 100; n += 1) await tx.query("select 1");
    });
    counting = false;

    expect(outside).toBeGreaterThanOrEqual(90);
    expect(turns - outside).toBeGreaterThanOrEqual(90);
  });

  it("refuses, inside a transaction, what would wait for its end", async () => {
    const nested = postgres.transaction(() => postgres.query("select 1"));

    await expect(nested).rejects.toThrow("only its own verbs");
    expect((await postgres.query("select 1 as one")).rows).toEqual([{ one: 1 }]);
  });

  it("lets work that a transaction began go on after it", async () => {
    let end = () => {};
    const after = new Promise<void>((resolve) => {
      end = resolve;
    });
    let begun: Promise<unknown> | undefined;
    await postgres.transaction(async () => {
      begun = after.then(() => postgres.query("select 1 as one"));
    });
    end();

    expect(await begun).toMatchObject({ rows: [{ one: 1 }] });
  });

  it("does not let the queue begin a transaction in the session of all", () => {
    const pool = createEmbeddedPool(postgres);

    expect(() => pool.query(" BEGIN")).toThrow("shared");
    expect(() => pool.query("start  transaction")).toThrow("shared");
  });

  it("checkpoints when much was written, and vacuums what was deleted", async () => {
    const ask = async (question: string) => {
      const { rows } = await postgres.query<{ answer: boolean }>(`select ${question} as answer`);
      return rows[0]?.answer === true;
    };
    const checkpointed = () =>
      ask("(select pg_current_wal_lsn() - redo_lsn < 1e6 from pg_control_checkpoint())");
    const vacuumed = () =>
      ask("(select last_vacuum is not null from pg_stat_user_tables where relname = 'work')");
    await postgres.exec("alter table work alter body set storage external");
    await postgres.query(
      "insert into work (body) select repeat(n::text, 40000) from generate_series(10, 60) n",
    );
    await postgres.query("delete from work where id % 2 = 0");
    expect([await checkpointed(), await vacuumed()]).toEqual([false, false]);

    const maintenance = { postgres, logger: silentLogger, checkpointBytes: 1e6 };
    const stopLooking = startMaintenance({ ...maintenance, lookEveryMs: 20 });
    while (!(await checkpointed())) await delay(20);
    await stopLooking();
    expect(await vacuumed()).toBe(false);

    const stopVacuum = startMaintenance({ ...maintenance, vacuumEveryMs: 20 });
    while (!(await vacuumed())) await delay(20);
    await stopVacuum();
  }, 30_000);
});
