import { describe, expect, it } from "vitest";
import type { StoreUnderTest } from "../use-store.ts";

export const conversationSuite = (state: StoreUnderTest) =>
  describe("conversations", () => {
    const put = (threadKey: string, basedOn: number, about: string) =>
      state.store.conversations.put({ threadKey, team: "T1", state: { about }, basedOn });

    it("keeps a thread's state, version by version", async () => {
      expect(await state.store.conversations.get("T1:C1:1")).toBeUndefined();
      expect(await put("T1:C1:1", 0, "payments-api")).toBe(1);
      expect(await put("T1:C1:1", 1, "orders-api")).toBe(2);

      expect(await state.store.conversations.get("T1:C1:1")).toMatchObject({
        version: 2,
        team: "T1",
        state: { about: "orders-api" },
      });
    });

    it("refuses a change that was made from an older version", async () => {
      await put("T1:C1:2", 0, "first");

      expect(await put("T1:C1:2", 0, "a second first")).toBeUndefined();
      const both = await Promise.all([put("T1:C1:2", 1, "a"), put("T1:C1:2", 1, "b")]);
      expect(both.filter((version) => version === 2)).toHaveLength(1);
      expect(both.filter((version) => version === undefined)).toHaveLength(1);
    });

    it("keeps the order of keys and numbers of any size as they were written", async () => {
      const text = '{"z":1,"a":{"y":0.1,"b":9007199254740991},"2":"ü"}';
      const about = JSON.parse(text);
      await state.store.conversations.put({
        threadKey: "T1:C1:3",
        team: "T1",
        state: about,
        basedOn: 0,
      });

      const kept = await state.store.conversations.get("T1:C1:3");

      expect(JSON.stringify(kept?.state)).toBe(JSON.stringify(about));
    });
  });
