import { setTimeout as delay } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import type { StoreUnderTest } from "../use-store.ts";

export const queuePoolSuite = (state: StoreUnderTest) =>
  describe("queue pool", () => {
    it("resolves names in the queue's schema first", async () => {
      const [row] = await state.sql("show search_path");

      expect(row?.search_path).toMatch(/^"?bullmq"?, ?"?public"?$/);
    });

    it("answers with rows and their number, with and without parameters", async () => {
      const { queuePool } = state.store;

      expect(await queuePool.query("select $1::int + 1 as sum", [41])).toMatchObject({
        rows: [{ sum: 42 }],
        rowCount: 1,
      });
      expect(await queuePool.query("select 1 as one where false")).toMatchObject({ rows: [] });
    });

    it("brings a notification to a client that listens, from another one", async () => {
      const { queuePool } = state.store;
      const listening = await queuePool.connect();
      const heard: unknown[] = [];
      listening.on("notification", ({ channel, payload }) => heard.push([channel, payload]));
      await listening.query("listen bullmq_jobs");

      await queuePool.query("select pg_notify($1, $2)", ["bullmq_jobs", "mail"]);

      const deadline = Date.now() + 5_000;
      while (heard.length === 0 && Date.now() < deadline) await delay(5);
      expect(heard).toEqual([["bullmq_jobs", "mail"]]);
      listening.release(true);
    });

    it("lets many clients listen for good, and still answers", async () => {
      const { queuePool } = state.store;
      const clients = await Promise.all(Array.from({ length: 8 }, () => queuePool.connect()));
      await Promise.all(clients.map((client) => client.query("listen bullmq_events")));

      expect((await queuePool.query("select 1 as one")).rows).toEqual([{ one: 1 }]);
      for (const client of clients) client.release(true);
    });
  });
