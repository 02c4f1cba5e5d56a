import { rmSync } from "node:fs";
import { cp, mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { migrateQueue } from "../../packages/queue/src/index.ts";
import { openStore } from "../../packages/store/src/index.ts";
import type { Logger } from "../../packages/telemetry/src/index.ts";

const newFolder = () => mkdtemp(join(tmpdir(), "lynceus-evals-"));

async function prepare(logger: Logger): Promise<string> {
  const folder = await newFolder();
  const store = await openStore({ dataDir: folder }, { logger, queueMigrations: migrateQueue });
  await store.close();
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

let prepared: Promise<string> | undefined;

/**
 * A folder with an empty state in it, for one bot. To bring the schema up to date takes two seconds; it is done
 * once in a process, and copied.
 */
export async function prepareState(logger: Logger): Promise<string> {
  prepared ??= prepare(logger);
  const [folder, from] = await Promise.all([newFolder(), prepared]);
  await cp(from, folder, { recursive: true });
  return folder;
}
