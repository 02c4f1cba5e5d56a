import type { PGlite } from "@electric-sql/pglite";
import { drizzle } from "drizzle-orm/pglite";
import type { Backend, OpenOptions } from "../backend.ts";
import { closeInTurn } from "../close-in-turn.ts";
import { migrate } from "../database/migrate.ts";
import { createEmbeddedPool, createExclusiveSession } from "./embedded-pool.ts";
import { openEmbeddedPostgres } from "./embedded-postgres.ts";
import { explainFolderFailure, explainRefusedWrite } from "./explain-folder-failure.ts";
import { lockFolder } from "./lock-folder.ts";
import { startMaintenance } from "./maintain.ts";
import { prepareCluster, prepareFolder } from "./prepare-folder.ts";

/** Opens PostgreSQL inside this process, kept in `dataDir`, which no other process may use meanwhile. */
export async function openEmbedded(dataDir: string, options: OpenOptions): Promise<Backend> {
  const closing: (() => Promise<void>)[] = [];
  const close = () => closeInTurn(closing);
  try {
    const folder = await prepareFolder(dataDir);
    const lock = await lockFolder(folder);
    closing.push(lock.release);
    const cluster = await prepareCluster(folder);
    const postgres = await openEmbeddedPostgres({
      cluster,
      folder,
      onFatal: (error) => {
        options.logger.error({ reason: error.message }, "embedded database stopped");
        options.onFatal?.(error);
      },
    });
    closing.push(async () => {
      const work = await postgres.close();
      options.logger.info({ ...work }, "embedded database closed");
    });
    const session = createExclusiveSession(postgres);
    await options.queueMigrations?.(session);
    await migrate(session);
    await postgres.exec("set search_path to bullmq, public");
    closing.push(startMaintenance({ postgres, logger: options.logger }));
    return {
      kind: "embedded",
      // The driver asks a PGlite for no more than this.
      db: drizzle(postgres as unknown as PGlite, { casing: "snake_case" }),
      queuePool: createEmbeddedPool(postgres),
      close,
      explain: (error) => explainRefusedWrite(error, folder),
    };
  } catch (error) {
    await close().catch(() => {});
    throw explainFolderFailure(error, dataDir);
  }
}
