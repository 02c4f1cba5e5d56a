import { describe, expect, it } from "vitest";
import type { StoreUnderTest } from "../use-store.ts";

export const investigationSuite = (state: StoreUnderTest) =>
  describe("investigations", () => {
    const fresh = (id: string) => ({
      id,
      team: "T1",
      threadKey: "T1:C1:1",
      body: { question: id },
    });

    it("is created once, queued", async () => {
      expect(await state.store.investigations.create(fresh("a"))).toEqual({ state: "created" });
      expect(await state.store.investigations.create(fresh("a"))).toEqual({ state: "known" });

      expect(await state.store.investigations.get("a")).toMatchObject({
        status: "queued",
        fence: 0,
        body: { question: "a" },
      });
      expect(await state.store.investigations.get("none")).toBeUndefined();
    });

    it("moves on only from where it is thought to be", async () => {
      await state.store.investigations.create(fresh("b"));
      const move = (from: "queued" | "running", fence?: number) =>
        state.store.investigations.setStatus({
          id: "b",
          from: [from],
          to: "stopped" as const,
          ...(fence !== undefined && { fence }),
        });

      expect(await move("running")).toBe(false);
      const former = await state.store.investigations.startRun("b", ["queued", "running"]);
      const present = await state.store.investigations.startRun("b", ["queued", "running"]);
      expect([former, present]).toEqual([1, 2]);
      expect(await move("running", former)).toBe(false);
      expect(await move("running", present)).toBe(true);
      expect(await state.store.investigations.startRun("b", ["queued", "running"])).toBeUndefined();
    });

    it("keeps how one ended, and finds those that have not and the last of a thread", async () => {
      const { investigations } = state.store;
      const threadKey = "T1:C9:1";
      for (const id of ["inv:old", "inv:new"]) {
        await investigations.create({ ...fresh(id), threadKey });
      }
      const result = { kind: "answered", answer: "the image is missing" };

      const fence = (await investigations.startRun("inv:old", ["queued"])) ?? 0;
      const ended = { id: "inv:old", from: ["running"], to: "done", fence, result } as const;
      expect(await investigations.setStatus(ended)).toBe(true);

      expect(await investigations.get("inv:old")).toMatchObject({ status: "done", result });
      expect(await investigations.latestOfThread(threadKey)).toMatchObject({ id: "inv:new" });
      expect(await investigations.latestOfThread("T1:C9:none")).toBeUndefined();
      const left = await investigations.unfinished({ olderThanMs: 0, limit: 100 });
      expect(left.map(({ id }) => id)).toContain("inv:new");
      expect(left.map(({ id }) => id)).not.toContain("inv:old");
      expect(await investigations.unfinished({ olderThanMs: 60_000, limit: 100 })).toEqual([]);
      const there = await investigations.unfinished({ olderThanMs: 0, limit: 100, threadKey });
      expect(there.map(({ id }) => id)).toEqual(["inv:new"]);
      const elsewhere = { olderThanMs: 0, limit: 100, threadKey: "T1:C9:none" };
      expect(await investigations.unfinished(elsewhere)).toEqual([]);
    });

    it("finds the newest of a team that speak of somebody", async () => {
      const { investigations } = state.store;
      const of = (id: string, who: string, team = "T7") =>
        investigations.create({ ...fresh(id), team, body: { principal: { id: who } } });
      await of("inv:1", "slack:T7:U1");
      await of("inv:2", "slack:T7:U2");
      await of("inv:3", "slack:T7:U1");
      await of("inv:4", "slack:T7:U1", "T8");
      const recent = async (limit: number) => {
        const query = { team: "T7", mentions: "slack:T7:U1", withinMs: 60_000, limit };
        return (await investigations.recent(query)).map(({ id }) => id);
      };

      expect(await recent(10)).toEqual(["inv:3", "inv:1"]);
      expect(await recent(1)).toEqual(["inv:3"]);
    });
  });
