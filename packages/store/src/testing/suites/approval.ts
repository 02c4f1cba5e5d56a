import { describe, expect, it } from "vitest";
import type { StoreUnderTest } from "../use-store.ts";

export const approvalSuite = (state: StoreUnderTest) =>
  describe("approvals", () => {
    const create = (id: string, ttlMs = 60_000) =>
      state.store.approvals.create({
        id,
        team: "T1",
        threadKey: "T1:C1:1",
        hash: `hash of ${id}`,
        steps: 2,
        body: { sync: "payments-api" },
        ttlMs,
      });
    const decide = (id: string, given: { hash?: string; by?: string; validMs?: number } = {}) =>
      state.store.approvals.decide({
        id,
        hash: `hash of ${id}`,
        decision: "approved",
        by: "slack:T1:U1",
        validMs: 60_000,
        ...given,
      });

    it("is decided once, by the first of many", async () => {
      expect(await create("a")).toBe(true);
      expect(await create("a")).toBe(false);

      const decided = await Promise.all(["U1", "U2", "U3"].map((by) => decide("a", { by })));

      expect(decided.filter((each) => each.state === "decided")).toHaveLength(1);
      expect(decided.filter((each) => each.state === "already")).toHaveLength(2);
      const kept = await state.store.approvals.get("a");
      expect(kept).toMatchObject({ status: "approved", body: { sync: "payments-api" } });
      expect(decided.find((each) => each.state === "already")).toMatchObject({ approval: kept });
    });

    it("is decided only as the plan that was shown", async () => {
      await create("b");

      expect(await decide("b", { hash: "hash of another plan" })).toEqual({ state: "changed" });
      expect(await state.store.approvals.get("b")).toMatchObject({ status: "pending" });
      expect(await decide("none")).toEqual({ state: "unknown" });
    });

    it("cannot be decided too late, swept up or not", async () => {
      await create("late", 0);
      await create("later", 0);

      expect(await decide("late")).toEqual({ state: "expired" });
      const expired = await state.store.approvals.expire(10);
      expect(expired.map(({ id }) => id).sort()).toEqual(["late", "later"]);
      expect(await state.store.approvals.expire(10)).toEqual([]);
      expect(await decide("later")).toEqual({ state: "expired" });
    });

    it("lets each step of an approved plan be used once", async () => {
      await create("c");
      const consume = (step: number) => state.store.approvals.consume("c", step);

      expect(await consume(0)).toBe(false);
      await decide("c");
      const first = await Promise.all([consume(0), consume(0), consume(0)]);
      expect(first.filter(Boolean)).toHaveLength(1);
      expect(await consume(1)).toBe(true);
      expect(await consume(2)).toBe(false);
      expect(await consume(-1)).toBe(false);
    });

    it("lets nothing be carried out that was rejected, or approved too long ago", async () => {
      await create("d");
      await create("e");
      await decide("d", { validMs: 0 });
      await state.store.approvals.decide({
        id: "e",
        hash: "hash of e",
        decision: "rejected",
        by: "U1",
        validMs: 60_000,
      });

      expect(await state.store.approvals.consume("d", 0)).toBe(false);
      expect(await state.store.approvals.consume("e", 0)).toBe(false);
    });
  });
