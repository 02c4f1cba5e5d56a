import { describe, expect, it } from "vitest";
import type { StoreUnderTest } from "../use-store.ts";

const acme = {
  team: "T1",
  teamName: "Acme",
  appId: "A1",
  botUserId: "U1",
  installedBy: "U2",
  scopes: ["chat:write", "commands"],
  sealedToken: "first",
};

export const installationSuite = (state: StoreUnderTest) =>
  describe("installations", () => {
    it("keeps one a workspace, the latest", async () => {
      const { installations } = state.store;
      await installations.put(acme);
      await installations.put({ ...acme, team: "T2", sealedToken: "other" });
      await installations.put({ ...acme, scopes: ["chat:write"], sealedToken: "second" });

      expect(await installations.get("T1")).toMatchObject({
        ...acme,
        scopes: ["chat:write"],
        sealedToken: "second",
      });
      expect((await installations.list()).map(({ team }) => team).sort()).toEqual(["T1", "T2"]);
      expect(await installations.get("T3")).toBeUndefined();
    });

    it("forgets and seals anew only what is still as it was known", async () => {
      const { installations } = state.store;
      const known = { ...acme, team: "T4" };
      await installations.put(known);

      await installations.reseal({ team: "T4", before: "older", sealedToken: "wrong" });
      expect(await installations.remove({ team: "T4", sealedToken: "older" })).toBe(false);
      await installations.reseal({ team: "T4", before: "first", sealedToken: "anew" });
      expect(await installations.get("T4")).toMatchObject({ sealedToken: "anew" });
      expect(await installations.remove({ team: "T4", sealedToken: "anew" })).toBe(true);

      expect(await installations.get("T4")).toBeUndefined();
    });
  });
