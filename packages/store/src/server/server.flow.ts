import { afterAll, beforeAll, describe } from "vitest";
import { findPostgres, type LocalPostgres, startPostgres } from "../testing/start-postgres.ts";
import { everyStoreSuite } from "../testing/suites/every-store.ts";
import { useStore } from "../testing/use-store.ts";

const bin = findPostgres();

describe.skipIf(bin === undefined)("a store on PostgreSQL (skipped without its binaries)", () => {
  let postgres: LocalPostgres;
  beforeAll(async () => {
    postgres = await startPostgres(bin ?? "");
  }, 60_000);
  afterAll(() => postgres.stop());

  everyStoreSuite(useStore(async () => ({ databaseUrl: await postgres.createDatabase() })));
});
