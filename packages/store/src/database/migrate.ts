import { readFile } from "node:fs/promises";
import { ExpectedError } from "@lynceus/contract";
import { z } from "zod";
import type { QueueSession } from "../queue-pool.ts";
import { advisoryLocks } from "./advisory-lock.ts";

const folder = new URL("../../migrations/", import.meta.url);
const Journal = z.object({ entries: z.array(z.object({ tag: z.string() })) });

/**
 * Brings schema `app` up to this version in one transaction. Any number of processes may start at
 * once: the first does the work, the others wait for it. A database that a newer version has been
 * at is an `ExpectedError`, and is left alone.
 *
 * @param session - used by nobody else meanwhile
 */
export async function migrate(session: QueueSession): Promise<void> {
  const tags = await listTags();
  await session.query("begin");
  try {
    await session.query("select pg_advisory_xact_lock($1, $2)", advisoryLocks.migrate);
    const applied = await listApplied(session);
    const newer = applied.filter((tag) => !tags.includes(tag));
    if (newer.length > 0) throw new ExpectedError(explainNewer(newer));
    for (const tag of tags.filter((each) => !applied.includes(each))) {
      await session.query(await readFile(new URL(`${tag}.sql`, folder), "utf8"));
      await session.query("insert into app.migration (tag) values ($1)", [tag]);
    }
    await session.query("commit");
  } catch (error) {
    await session.query("rollback").catch(() => {});
    throw error;
  }
}

async function listTags(): Promise<readonly string[]> {
  const file = await readFile(new URL("meta/_journal.json", folder), "utf8");
  return Journal.parse(JSON.parse(file)).entries.map((entry) => entry.tag);
}

/** `create schema if not exists` would ask for the right to create one even when it is there. */
async function listApplied(session: QueueSession): Promise<readonly string[]> {
  const { rows: found } = await session.query<{ schema: boolean; table: boolean }>(
    `select to_regnamespace('app') is not null as schema, to_regclass('app.migration') is not null as table`,
  );
  if (found[0]?.schema !== true) await session.query("create schema app");
  if (found[0]?.table !== true) return [];
  const { rows } = await session.query<{ tag: string }>(
    "select tag from app.migration order by tag",
  );
  return rows.map((row) => row.tag);
}

function explainNewer(tags: readonly string[]): string {
  return (
    `The database was last used by a newer version of Lynceus (its schema has ${tags.join(", ")}). ` +
    "Run that version or a later one, or restore a backup from before the upgrade."
  );
}
