import { describe, expect, it } from "vitest";
import type { StoreUnderTest } from "../use-store.ts";

export const deliverySuite = (state: StoreUnderTest) =>
  describe("deliveries", () => {
    const place = { channel: "C1", threadTs: "1.1" };

    it("is new, then unsure until Slack's ts is known, then sent", async () => {
      const begin = () => state.store.deliveries.begin("answer:1", place);

      expect(await begin()).toEqual({ state: "new" });
      expect(await begin()).toEqual({ state: "unsure" });
      await state.store.deliveries.sent("answer:1", "2.2");
      await state.store.deliveries.sent("answer:1", "3.3");
      expect(await begin()).toEqual({ state: "sent", ts: "2.2" });
    });

    it("lets one of many that begin at once be the first", async () => {
      const begun = await Promise.all(
        Array.from({ length: 6 }, () =>
          state.store.deliveries.begin("answer:2", { channel: "C1" }),
        ),
      );

      expect(begun.filter(({ state }) => state === "new")).toHaveLength(1);
    });

    it("does not take a ts for what was never begun", async () => {
      await expect(state.store.deliveries.sent("answer:3", "2.2")).rejects.toThrow(/never begun/);
    });
  });
