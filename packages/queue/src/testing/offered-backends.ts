import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findProgram } from "./find-program.ts";
import type { Address } from "./open-address.ts";
import { startPostgres } from "./start-postgres.ts";
import { startRedis } from "./start-redis.ts";

export interface Place {
  readonly address: Address;
  remove(): Promise<void>;
}

/** A kind of backend; `missing` says what it would take to test on it. */
export interface OfferedBackend {
  readonly name: "embedded" | "redis" | "postgres";
  readonly missing: string | undefined;
  find(): Promise<Place>;
}

/** Servers cost seconds each: they are started only where somebody asks for them, as CI does. */
const servers = process.env.LYNCEUS_TEST_SERVERS === "1";
const redisUrl = process.env.LYNCEUS_TEST_REDIS_URL;
const databaseUrl = process.env.LYNCEUS_TEST_DATABASE_URL;

/** The backends that a suite is to pass: embedded always, the others where there is a server. */
export const offeredBackends: readonly OfferedBackend[] = [
  { name: "embedded", missing: undefined, find: findFolder },
  {
    name: "redis",
    missing:
      redisUrl === undefined && !(servers && findProgram("redis-server") !== undefined)
        ? "no LYNCEUS_TEST_REDIS_URL, and no LYNCEUS_TEST_SERVERS=1 with redis-server on the PATH"
        : undefined,
    find: async () => {
      if (redisUrl !== undefined) return { address: { redis: redisUrl }, remove: async () => {} };
      const { url, stop } = await startRedis();
      return { address: { redis: url }, remove: stop };
    },
  },
  {
    name: "postgres",
    missing:
      databaseUrl === undefined && !(servers && findProgram("postgres") !== undefined)
        ? "no LYNCEUS_TEST_DATABASE_URL, and no LYNCEUS_TEST_SERVERS=1 with PostgreSQL on this machine"
        : undefined,
    find: async () => {
      if (databaseUrl !== undefined) return { address: { databaseUrl }, remove: async () => {} };
      const { url, stop } = await startPostgres("-c", "fsync=off");
      return { address: { databaseUrl: url }, remove: stop };
    },
  },
];

async function findFolder(): Promise<Place> {
  const dataDir = mkdtempSync(join(tmpdir(), "lynceus-queue-"));
  return {
    address: { dataDir },
    remove: async () => rmSync(dataDir, { recursive: true, force: true }),
  };
}
