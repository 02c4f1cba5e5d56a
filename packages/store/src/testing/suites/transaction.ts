import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import type { StoreUnderTest } from "../use-store.ts";

export const transactionSuite = (state: StoreUnderTest) =>
  describe("transaction", () => {
    const message = (key: string) => ({
      eventId: key,
      messageKey: key,
      kind: "message" as const,
      team: "T1",
      threadKey: key,
      payload: {},
    });

    it("keeps everything, the audit entry too", async () => {
      const before = (await state.store.audit.head())?.seq ?? 0;

      const accepted = await state.store.transaction(async (verbs) => {
        await verbs.audit.append({ said: "in a transaction" });
        return verbs.inbox.accept(message("tx:kept"));
      });

      expect(accepted.state).toBe("new");
      expect((await state.store.audit.head())?.seq).toBe(before + 1);
      expect(await state.store.inbox.nextOfThread("tx:kept")).toBeDefined();
    });

    it("keeps nothing when it throws, and throws the same", async () => {
      const before = await state.store.audit.head();
      const failure = new Error("Slack timeout");

      const failed = state.store.transaction(async (verbs) => {
        await verbs.audit.append({ said: "in vain" });
        await verbs.inbox.accept(message("tx:dropped"));
        throw failure;
      });

      await expect(failed).rejects.toBe(failure);
      expect(await state.store.audit.head()).toEqual(before);
      expect(await state.store.inbox.nextOfThread("tx:dropped")).toBeUndefined();
    });

    it("tells a failure of the database without what was to be written", async () => {
      const secret = "xoxb-secret";
      const { investigations, journal } = state.store;
      await investigations.create({ id: "tx", team: "", threadKey: "", body: { secret } });
      const fence = (await investigations.startRun("tx", ["queued"])) ?? 0;
      const caught = (failed: Promise<unknown>) => failed.catch((error: unknown) => error);

      const malformed = await caught(
        journal.append({ investigationId: "tx", seq: 0.5, fence, kind: secret, body: { secret } }),
      );
      const refused = await caught(
        investigations.setStatus({ id: "tx", from: ["running"], to: "odd" as "done" }),
      );

      expect(String(malformed)).toMatch(/invalid input syntax for type integer/);
      expect(String(refused)).toMatch(/violates check constraint/);
      expect(inspect([malformed, refused], { depth: 9 })).not.toContain(secret);
    });
  });
