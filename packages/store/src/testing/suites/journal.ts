import { describe, expect, it } from "vitest";
import type { StoreUnderTest } from "../use-store.ts";

export const journalSuite = (state: StoreUnderTest) =>
  describe("journal", () => {
    async function running(id: string): Promise<number> {
      await state.store.investigations.create({ id, team: "T1", threadKey: "T1:C1:1", body: {} });
      return (await state.store.investigations.startRun(id, ["queued"])) ?? 0;
    }
    const append = (investigationId: string, seq: number, fence: number, body: unknown = { seq }) =>
      state.store.journal.append({ investigationId, seq, fence, kind: "tool_call", body });

    it("keeps steps in order, each place once", async () => {
      const fence = await running("journal:a");

      expect(await append("journal:a", 1, fence)).toBe("appended");
      expect(await append("journal:a", 0, fence)).toBe("appended");
      expect(await append("journal:a", 1, fence, "again")).toBe("taken");

      const entries = await state.store.journal.list("journal:a");
      expect(entries.map(({ seq, body }) => [seq, body])).toEqual([
        [0, { seq: 0 }],
        [1, { seq: 1 }],
      ]);
      expect(
        (await state.store.journal.list("journal:a", { after: 0 })).map(({ seq }) => seq),
      ).toEqual([1]);
      expect(await state.store.journal.list("journal:a", { limit: 1 })).toHaveLength(1);
    });

    it("refuses a run that is no longer the present one", async () => {
      const former = await running("journal:b");
      await append("journal:b", 0, former);
      const present = (await state.store.investigations.startRun("journal:b", ["running"])) ?? 0;

      expect(await append("journal:b", 1, former)).toBe("fenced");
      expect(await append("journal:b", 1, present)).toBe("appended");
      expect(await append("never created", 0, 1)).toBe("fenced");
    });

    it("lets one of many steps have a place", async () => {
      const fence = await running("journal:c");

      const appended = await Promise.all(
        Array.from({ length: 5 }, (_, index) => append("journal:c", 0, fence, index)),
      );

      expect(appended.filter((each) => each === "appended")).toHaveLength(1);
      expect(appended.filter((each) => each === "taken")).toHaveLength(4);
    });
  });
