import { describe, expect, it } from "vitest";
import type { StoreUnderTest } from "../use-store.ts";

export const cancellationSuite = (state: StoreUnderTest) =>
  describe("cancellations", () => {
    it("remembers who asked first", async () => {
      expect(await state.store.cancellations.isRequested("i1")).toBeUndefined();

      await state.store.cancellations.request("i1", "U1");
      await state.store.cancellations.request("i1", "U2");

      expect(await state.store.cancellations.isRequested("i1")).toMatchObject({
        requestedBy: "U1",
      });
    });
  });
