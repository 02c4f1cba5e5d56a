import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findProgram } from "../../packages/queue/src/testing/find-program.ts";
import { startPostgres } from "../../packages/queue/src/testing/start-postgres.ts";
import { startRedis } from "../../packages/queue/src/testing/start-redis.ts";
import type { BackendName } from "../arguments.ts";

/** Where the bot keeps what must not be lost, and how many processes share it. */
export interface Backend {
  /** A name and the variables of each process. */
  readonly processes: readonly {
    readonly name: string;
    readonly env: Readonly<Record<string, string>>;
  }[];
  close(): Promise<void>;
}

export type OpenBackend =
  | ({ readonly ok: true } & Backend)
  | { readonly ok: false; readonly missing: string };

type Server = { readonly url: string; stop(): Promise<void> };

const given = (url: string): Server => ({ url, stop: async () => {} });

/** The server that a variable names, or one of our own; undefined when there is no program for it. */
async function findServer(
  url: string | undefined,
  program: string,
  start: () => Promise<Server>,
): Promise<Server | undefined> {
  if (url !== undefined && url !== "") return given(url);
  return findProgram(program) === undefined ? undefined : start();
}

function openFolder(): OpenBackend {
  const folder = mkdtempSync(join(tmpdir(), "lynceus-drill-"));
  const env = { DATA_DIR: join(folder, "data"), LYNCEUS_ROLE: "all" };
  return {
    ok: true,
    processes: [{ name: "bot", env }],
    close: async () => rmSync(folder, { recursive: true, force: true }),
  };
}

const NO_POSTGRES =
  "There is no PostgreSQL on this machine: install it (Debian: postgresql), or set DATABASE_URL to an empty database.";
const NO_REDIS =
  "There is no redis-server on this machine: install it (Debian: redis-server), or set REDIS_URL to an empty one.";

/**
 * Embedded: one process with a folder. PostgreSQL: two processes that both listen and work. Redis, with
 * PostgreSQL for the state: one process that listens and one that works.
 */
export async function openBackend(
  kind: BackendName,
  env: Readonly<Record<string, string | undefined>>,
): Promise<OpenBackend> {
  if (kind === "embedded") return openFolder();
  const postgres = await findServer(env.DATABASE_URL, "postgres", startPostgres);
  if (postgres === undefined) return { ok: false, missing: NO_POSTGRES };
  const shared = { DATABASE_URL: postgres.url };
  if (kind === "postgres") {
    const both = { ...shared, LYNCEUS_ROLE: "all" };
    const processes = ["one", "two"].map((name) => ({ name, env: both }));
    return { ok: true, processes, close: () => postgres.stop() };
  }
  const settings = ["--maxmemory-policy", "noeviction"];
  const redis = await findServer(env.REDIS_URL, "redis-server", () => startRedis(...settings));
  if (redis === undefined) {
    await postgres.stop();
    return { ok: false, missing: NO_REDIS };
  }
  return {
    ok: true,
    processes: ["slack", "worker"].map((role) => ({
      name: role,
      env: { ...shared, REDIS_URL: redis.url, LYNCEUS_ROLE: role },
    })),
    close: async () => {
      await Promise.all([redis.stop(), postgres.stop()]);
    },
  };
}
