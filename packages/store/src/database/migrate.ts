import { readFile } from "node:fs/promises";
import { ExpectedError } from "@lynceus/contract";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { migration } from "../schema.ts";
import { lockUntilEnd } from "./advisory-lock.ts";
import type { Database } from "./database.ts";

const folder = new URL("../../migrations/", import.meta.url);
const Journal = z.object({ entries: z.array(z.object({ tag: z.string() })) });

/**
 * Brings schema `app` up to this version in one transaction. Any number of processes may start at
 * once: the first does the work, the others wait for it. A database that a newer version has been
 * at is an `ExpectedError`, and is left alone.
 */
export async function migrate(db: Database): Promise<void> {
  const tags = await listTags();
  await db.transaction(async (tx) => {
    await lockUntilEnd(tx, "migrate");
    const applied = await listApplied(tx);
    const newer = applied.filter((tag) => !tags.includes(tag));
    if (newer.length > 0) throw new ExpectedError(explainNewer(newer));
    for (const tag of tags.filter((each) => !applied.includes(each))) {
      const file = await readFile(new URL(`${tag}.sql`, folder), "utf8");
      for (const statement of file.split("--> statement-breakpoint")) {
        await tx.execute(sql.raw(statement));
      }
      await tx.insert(migration).values({ tag });
    }
  });
}

async function listTags(): Promise<readonly string[]> {
  const file = await readFile(new URL("meta/_journal.json", folder), "utf8");
  return Journal.parse(JSON.parse(file)).entries.map((entry) => entry.tag);
}

/** Makes the schema when it is missing: `create schema if not exists` would need a right even when it is there. */
async function listApplied(tx: Database): Promise<readonly string[]> {
  await tx.execute(sql`do $$ begin
    if to_regnamespace('app') is null then create schema app; end if;
  end $$`);
  const [table] = await tx
    .select({ exists: sql<boolean>`to_regclass('app.migration') is not null` })
    .from(sql`(values (1)) as one`);
  if (table?.exists !== true) return [];
  const rows = await tx.select().from(migration).orderBy(migration.tag);
  return rows.map((row) => row.tag);
}

function explainNewer(tags: readonly string[]): string {
  return (
    `The database was last used by a newer version of Lynceus (its schema has ${tags.join(", ")}). ` +
    "Run that version or a later one, or restore a backup from before the upgrade."
  );
}
