import { describe, expect, it } from "vitest";
import type { StoreUnderTest } from "../use-store.ts";

const DAY_MS = 24 * 60 * 60_000;

export const retentionSuite = (state: StoreUnderTest) =>
  describe("retention", () => {
    const old = { olderThanMs: 90 * DAY_MS, limit: 1_000 };
    const age = (table: string, column: string, where: string) =>
      state.sql(`update app.${table} set ${column} = now() - interval '91 days' where ${where}`);
    const count = async (table: string, where: string) =>
      Number((await state.sql(`select count(*) as n from app.${table} where ${where}`))[0]?.n);

    type End = "done" | "stopped" | "awaiting_approval" | "running" | "queued";
    /** One with all that is kept of it, in a thread of its own. */
    async function investigation(id: string, status: End): Promise<void> {
      const { investigations, journal, cancellations, feedback } = state.store;
      const fresh = { id, team: "T1", threadKey: `T1:C1:${id}`, body: {} };
      await investigations.create(fresh, { held: 0, allowances: [{ account: `user/${id}` }] });
      if (status === "queued") return;
      const fence = (await investigations.startRun(id, ["queued"])) ?? 0;
      await journal.append({ investigationId: id, seq: 0, fence, kind: "tool_call", body: {} });
      await cancellations.request(id, "U1");
      await feedback.put({ answerKey: id, userId: "U1", team: "T1", verdict: "up" });
      if (status === "running") return;
      await investigations.setStatus({ id, from: ["running"], to: status });
    }

    it("forgets what ended long ago, with its steps and charges, and nothing that has not ended", async () => {
      const { store } = state;
      const statuses = ["done", "stopped", "awaiting_approval", "running", "queued"] as const;
      for (const status of statuses) await investigation(`kept:${status}`, status);
      await age("investigation", "updated_at", "id like 'kept:%'");
      await investigation("kept:new", "done");

      expect(await store.investigations.prune({ ...old, limit: 1 })).toBe(1);
      // Two processes at once: each finds what the other leaves.
      const pruned = await Promise.all([
        store.investigations.prune(old),
        store.investigations.prune(old),
      ]);
      expect(pruned.toSorted()).toEqual([0, 1]);

      const left = await state.sql("select id from app.investigation where id like 'kept:%'");
      expect(left.map(({ id }) => id).sort()).toEqual([
        "kept:awaiting_approval",
        "kept:new",
        "kept:queued",
        "kept:running",
      ]);
      expect(await count("charge", "investigation_id like 'kept:%'")).toBe(4);
      for (const table of ["journal", "cancellation"]) {
        expect(await count(table, "investigation_id like 'kept:%'")).toBe(3);
      }
      expect(await count("feedback", "answer_key like 'kept:%'")).toBe(3);
    });

    it("keeps a conversation while its thread had anything, or an investigation of it is kept", async () => {
      const { conversations } = state.store;
      const join = (threadKey: string) =>
        conversations.put({ threadKey, team: "T1", state: {}, basedOn: 0 });
      for (const name of ["quiet", "lively", "investigated"]) await join(`T1:C1:${name}`);
      await investigation("investigated", "awaiting_approval");
      await age("conversation", "updated_at", "thread_key like 'T1:C1:%'");
      await conversations.put({ threadKey: "T1:C1:lively", team: "T1", state: {}, basedOn: 1 });

      expect(await conversations.prune(old)).toBeGreaterThanOrEqual(1);

      expect(await conversations.get("T1:C1:quiet")).toBeUndefined();
      expect(await conversations.get("T1:C1:lively")).toBeDefined();
      expect(await conversations.get("T1:C1:investigated")).toBeDefined();
      // Whoever had read it before begins it anew.
      expect(await join("T1:C1:quiet")).toBe(1);
    });

    it("forgets what was sent long ago, a batch at a time", async () => {
      const { deliveries } = state.store;
      for (const key of ["sent:1", "sent:2", "sent:3"]) {
        await deliveries.begin(key, { channel: "C1" });
        await deliveries.sent(key, "1.1");
      }
      await age("delivery", "begun_at", "key in ('sent:1', 'sent:2')");

      expect(await deliveries.prune({ ...old, limit: 1 })).toBe(1);
      expect(await deliveries.prune(old)).toBe(1);

      expect(await count("delivery", "key like 'sent:%'")).toBe(1);
      expect(await deliveries.begin("sent:1", { channel: "C1" })).toEqual({ state: "new" });
      expect(await deliveries.begin("sent:3", { channel: "C1" })).toMatchObject({ state: "sent" });
    });
  });
