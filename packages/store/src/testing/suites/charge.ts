import { describe, expect, it } from "vitest";
import type { Allowance } from "../../charge/charge.ts";
import type { StoreUnderTest } from "../use-store.ts";

export const chargeSuite = (state: StoreUnderTest) =>
  describe("charges", () => {
    const begin = (id: string, allowances: readonly Allowance[], held = 0) =>
      state.store.investigations.create(
        { id, team: "T1", threadKey: "T1:C1:1", body: {} },
        { held, allowances },
      );
    const today = async (account: string) => (await state.store.charges.today([account]))[0];

    it("lets so many begin, counts each once, and names the first account that is used up", async () => {
      const user = { account: "user/a", investigations: 2 };
      const channel = { account: "channel/a", investigations: 3 };

      expect(await begin("charge:1", [user, channel])).toEqual({ state: "created" });
      expect(await begin("charge:1", [user, channel])).toEqual({ state: "known" });
      expect(await begin("charge:2", [user, channel])).toEqual({ state: "created" });
      expect(await begin("charge:3", [channel, user])).toEqual({
        state: "used-up",
        account: "user/a",
      });
      expect(await state.store.investigations.get("charge:3")).toBeUndefined();
      expect(await begin("charge:4", [channel])).toEqual({ state: "created" });
      const full = { state: "used-up", account: "channel/a" };
      expect(await begin("charge:5", [channel, user])).toEqual(full);
      // What has begun already is never refused.
      expect(await begin("charge:1", [user, channel])).toEqual({ state: "known" });
      expect(await today("channel/a")).toMatchObject({ investigations: 3 });
    });

    it("counts what has no limit too: one that is set later knows of it", async () => {
      await begin("free:1", [{ account: "user/b" }]);

      const limited = [{ account: "user/b", investigations: 1 }];
      expect(await begin("free:2", limited)).toMatchObject({ state: "used-up" });
    });

    it("sets money aside until it is known what one has cost", async () => {
      const team = [{ account: "team/c", usd: 1.5 }];
      await begin("cost:1", team, 1);
      await begin("cost:2", team, 1);
      expect(await today("team/c")).toEqual({
        account: "team/c",
        investigations: 2,
        usd: 0,
        held: 2,
      });
      expect(await begin("cost:3", team, 1)).toMatchObject({ state: "used-up" });

      await state.store.charges.settle("cost:1", 0.25);
      await state.store.charges.settle("cost:1", 0.25);
      expect(await today("team/c")).toMatchObject({ usd: 0.25, held: 1 });
      expect(await begin("cost:3", team, 1)).toEqual({ state: "created" });
    });

    it("holds the limit when many ask at once", async () => {
      const allowances = [{ account: "user/rush", investigations: 3 }];
      const ids = Array.from({ length: 12 }, (_, index) => `rush:${index}`);

      const begun = await Promise.all(ids.map((id) => begin(id, allowances)));

      expect(begun.filter((one) => one.state === "created")).toHaveLength(3);
      expect(await today("user/rush")).toMatchObject({ investigations: 3 });
    });

    it("begins anew with the day, in UTC", async () => {
      const allowances = [{ account: "user/d", investigations: 1 }];
      await begin("day:1", allowances);
      await state.sql(
        "update app.charge set at = date_trunc('day', clock_timestamp(), 'UTC') - interval '1 second' where investigation_id = 'day:1'",
      );

      expect(await today("user/d")).toMatchObject({ investigations: 0 });
      expect(await begin("day:2", allowances)).toEqual({ state: "created" });
      expect(await begin("day:3", allowances)).toMatchObject({ state: "used-up" });
    });
  });
