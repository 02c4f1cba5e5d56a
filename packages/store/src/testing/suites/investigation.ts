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
      expect(await state.store.investigations.create(fresh("a"))).toBe(true);
      expect(await state.store.investigations.create(fresh("a"))).toBe(false);

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
          ...{ id: "b", from: [from], to: "stopped" as const },
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
  });
