import { inspect } from "node:util";
import { ExpectedError } from "@lynceus/contract";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { openStore, type Store } from "../open-store.ts";
import { silentLogger } from "../testing/silent-logger.ts";
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

  async function open(databaseUrl: string): Promise<Store> {
    const store = await openStore({ databaseUrl }, { logger: silentLogger });
    onTestFinished(() => store.close());
    return store;
  }
  const refusal = (databaseUrl: string) =>
    open(databaseUrl).then(
      () => "opened",
      (error: unknown) => (error instanceof ExpectedError ? error.message : error),
    );

  everyStoreSuite(useStore(async () => ({ databaseUrl: await postgres.createDatabase() })));

  it("can be opened by many at once, on an empty database", async () => {
    const url = await postgres.createDatabase();

    const stores = await Promise.all(Array.from({ length: 6 }, () => open(url)));

    await Promise.all(stores.map((store, n) => store.audit.append({ n })));
    expect(await stores[0]?.audit.verify()).toMatchObject({ ok: true, count: 6 });
  });

  it("keeps one chain, one claim and one limit over several processes' connections", async () => {
    const url = await postgres.createDatabase();
    const stores = await Promise.all(Array.from({ length: 4 }, () => open(url)));
    const item = { kind: "message" as const, team: "T", threadKey: "k", payload: {} };

    await Promise.all(
      stores.flatMap((store, n) =>
        Array.from({ length: 50 }, (_, m) => store.audit.append({ n, m })),
      ),
    );
    const accepted = await Promise.all(
      stores.map((store) => store.inbox.accept({ ...item, eventId: "E", messageKey: "M" })),
    );
    const claims = await Promise.all(
      stores.map((store, n) =>
        store.inbox.claim({ id: accepted[0]?.id ?? 0, owner: `${n}`, leaseMs: 60_000 }),
      ),
    );

    const costs = { held: 0, allowances: [{ account: "user/a", investigations: 5 }] };
    const begun = await Promise.all(
      stores.flatMap((store, n) =>
        Array.from({ length: 5 }, (_, m) =>
          store.investigations.create(
            { id: `${n}:${m}`, team: "T", threadKey: "k", body: {} },
            costs,
          ),
        ),
      ),
    );

    expect(begun.filter(({ state }) => state === "created")).toHaveLength(5);
    expect(await stores[0]?.audit.verify()).toMatchObject({ ok: true, count: 200 });
    expect(accepted.filter(({ state }) => state === "new")).toHaveLength(1);
    expect(claims.filter((claim) => claim !== undefined)).toHaveLength(1);
  });

  it("runs the queue's migrations before its own, and none after a newer version", async () => {
    const url = await postgres.createDatabase();
    const seen: unknown[] = [];
    const store = await openStore(
      { databaseUrl: url },
      {
        logger: silentLogger,
        queueMigrations: async (session) => {
          seen.push((await session.query("select to_regnamespace('app') as app")).rows[0]);
          await session.query("create schema bullmq; create table bullmq.job (id int)");
        },
      },
    );
    expect(seen).toEqual([{ app: null }]);
    expect((await store.queuePool.query("select * from job")).rows).toEqual([]);
    await store.queuePool.query("insert into app.migration (tag) values ('9999_future')");
    await store.close();

    expect(await refusal(url)).toMatch(/newer version of Lynceus \(its schema has 9999_future\)/);
  });

  it("says what is wrong with the login, without the password", async () => {
    const { urlOf } = postgres;

    const refused = await refusal(urlOf({ password: "wrong-s3cret" }));
    expect(refused).toMatch(/does not accept the password/);
    expect(refused).not.toContain("s3cret");
    expect(await refusal(urlOf({ user: "nobody" }))).toMatch(/does not accept the password/);
    expect(await refusal(urlOf({ database: "nowhere" }))).toMatch(
      /There is no database .*\/nowhere/,
    );
    expect(await refusal(urlOf({}).replace(":right-password", ""))).toMatch(/asks for a password/);
    expect(await refusal(`${urlOf({})}?sslmode=require`)).toMatch(/does not speak TLS/);
  });

  it("shows nobody the password who looks at the queue's pool", async () => {
    const store = await open(await postgres.createDatabase());
    await store.queuePool.query("select 1");

    expect(inspect(store, { depth: 8 })).not.toContain("right-password");
  });

  it("says what a user without rights lacks, and works with schemas made for them", async () => {
    const url = await postgres.createDatabase();
    const owner = await open(url);
    const { pathname } = new URL(url);
    await owner.queuePool.query(
      "create role limited login password 'limited'; drop schema app cascade; revoke create on schema public from public",
    );
    const limited = postgres.urlOf({
      user: "limited",
      password: "limited",
      database: pathname.slice(1),
    });

    expect(await refusal(limited)).toMatch(/lacks a right/);
    await owner.queuePool.query("create schema app authorization limited");
    const store = await open(limited);
    await store.audit.append({ works: true });

    const change = store.queuePool.query("update app.audit set body = ''");
    await expect(change).rejects.toThrow("permission denied");
  });

  it("says so when the server goes away, and goes on when it is back", async () => {
    const other = await startPostgres(bin ?? "");
    const store = await openStore({ databaseUrl: other.urlOf({}) }, { logger: silentLogger });
    await store.audit.append({ before: true });
    await other.restart(async () => {
      const failed = await store.audit.append({ during: true }).catch((error: unknown) => error);
      expect(failed).toBeInstanceOf(ExpectedError);
      expect(String(failed)).not.toContain("during");
    });

    await store.audit.append({ after: true });
    expect(await store.audit.verify()).toMatchObject({ ok: true, count: 2 });
    await store.close();
    await other.stop();
  }, 30_000);
});
