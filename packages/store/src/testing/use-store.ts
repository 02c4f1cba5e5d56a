import { afterAll, beforeAll } from "vitest";
import { openStore, type Store, type StoreAddress } from "../open-store.ts";
import { silentLogger } from "./silent-logger.ts";

export interface StoreUnderTest {
  readonly store: Store;
  /** Statements past all verbs, for what only someone with the database in hand could do. */
  sql(statements: string): Promise<Record<string, unknown>[]>;
}

/** One store for all tests around the call; `findPlace` runs before the first of them. */
export function useStore(findPlace: () => Promise<StoreAddress>): StoreUnderTest {
  let opened: Store | undefined;
  const store = () => {
    if (opened === undefined) throw new Error("The store is not open yet");
    return opened;
  };
  beforeAll(async () => {
    opened = await openStore(await findPlace(), { logger: silentLogger });
  }, 30_000);
  afterAll(() => opened?.close());
  return {
    get store() {
      return store();
    },
    sql: async (statements) => (await store().queuePool.query(statements)).rows,
  };
}
