import { ExpectedError } from "@lynceus/contract";
import type { Client } from "pg";
import { migrate } from "../database/migrate.ts";
import type { QueueMigrations } from "../queue-pool.ts";

const oldest = 13;

/**
 * Checks the server's version and brings both schemas up to date, over a connection of its own: it
 * has no time limit, since it may have to wait for another process that does the same.
 */
export async function prepareServer(
  client: Client,
  options: { readonly name: string; readonly queueMigrations?: QueueMigrations },
): Promise<void> {
  // Without a listener, a connection that breaks off would end the process.
  client.on("error", () => {});
  await client.connect();
  try {
    const { rows } = await client.query<{ version: number }>(
      "select current_setting('server_version_num')::int / 10000 as version",
    );
    const version = rows[0]?.version ?? 0;
    if (version < oldest) {
      throw new ExpectedError(
        `The database ${options.name} runs PostgreSQL ${version}; ${oldest} or later is needed.`,
      );
    }
    await options.queueMigrations?.(client);
    await migrate(client);
  } finally {
    await client.end();
  }
}
