import { describe, expect, it } from "vitest";
import type { StoreUnderTest } from "../use-store.ts";

export const leaseSuite = (state: StoreUnderTest) =>
  describe("leases", () => {
    const take = (key: string, owner: string, ttlMs = 60_000) =>
      state.store.leases.acquire(key, owner, 2, ttlMs);

    it("lets so many have a place, counts each owner once, and takes places back", async () => {
      expect(await take("team:a", "job-1")).toBe(true);
      expect(await take("team:a", "job-2")).toBe(true);
      expect(await take("team:a", "job-3")).toBe(false);
      expect(await take("team:a", "job-1")).toBe(true);
      expect(await take("team:b", "job-3")).toBe(true);

      await state.store.leases.release("team:a", "job-2");
      await state.store.leases.release("team:a", "never had one");

      expect(await take("team:a", "job-3")).toBe(true);
      expect(await take("team:a", "job-2")).toBe(false);
    });

    it("holds the limit when many ask at once", async () => {
      const owners = Array.from({ length: 12 }, (_, index) => `job-${index}`);

      const taken = await Promise.all(owners.map((owner) => take("team:rush", owner)));

      expect(taken.filter((got) => got)).toHaveLength(2);
    });

    it("frees the place of an owner who is gone when its time has run out", async () => {
      expect(await take("team:gone", "job-1", 1)).toBe(true);
      expect(await take("team:gone", "job-2", 1)).toBe(true);

      await expect.poll(() => take("team:gone", "job-3")).toBe(true);
    });

    it("frees every place at once", async () => {
      await take("team:all", "job-1");
      await take("team:all", "job-2");

      await state.store.leases.releaseAll();

      expect(await take("team:all", "job-3")).toBe(true);
    });
  });
