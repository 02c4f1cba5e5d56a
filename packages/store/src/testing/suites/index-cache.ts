import { describe, expect, it } from "vitest";
import type { StoreUnderTest } from "../use-store.ts";

export const indexCacheSuite = (state: StoreUnderTest) =>
  describe("index cache", () => {
    it("keeps the last body of a key, of any size", async () => {
      const big = Array.from({ length: 3_000 }, (_, index) => ({ name: `app-${index}`, é: "✓" }));

      expect(await state.store.indexCache.get("prod-eu")).toBeUndefined();
      await state.store.indexCache.put("prod-eu", []);
      await state.store.indexCache.put("prod-eu", big);

      expect((await state.store.indexCache.get("prod-eu"))?.body).toEqual(big);
    });
  });
