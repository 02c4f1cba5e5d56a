import { describe, expect, it } from "vitest";
import type { IncomingItem } from "../../inbox/item.ts";
import type { StoreUnderTest } from "../use-store.ts";

export const inboxSuite = (state: StoreUnderTest) =>
  describe("inbox", () => {
    let made = 0;

    function item(given: Partial<IncomingItem> = {}): IncomingItem {
      made += 1;
      return {
        eventId: `Ev${made}`,
        messageKey: `C1:${made}`,
        kind: "message",
        team: "T1",
        threadKey: `T1:C1:${made}`,
        payload: { text: "why is payments-api failing?" },
        ...given,
      };
    }
    const accept = async (given: Partial<IncomingItem> = {}) =>
      (await state.store.inbox.accept(item(given))).id;
    const claim = (id: number, owner = "us", leaseMs = 60_000) =>
      state.store.inbox.claim({ id, owner, leaseMs });
    async function claimed(id: number, owner = "us", leaseMs = 60_000) {
      const held = await claim(id, owner, leaseMs);
      if (held === undefined) throw new Error("not claimed");
      return held;
    }

    it("keeps an item once, by event id and by message", async () => {
      const first = item();

      expect(await state.store.inbox.accept(first)).toMatchObject({ state: "new" });
      expect(await state.store.inbox.accept({ ...first, messageKey: "other" })).toMatchObject({
        state: "unfinished",
      });
      expect(await state.store.inbox.accept({ ...first, eventId: "other" })).toMatchObject({
        state: "unfinished",
      });
    });

    it("calls an item a duplicate once it is settled, and unfinished until then", async () => {
      const first = item();
      const { id } = await state.store.inbox.accept(first);
      const { token } = await claimed(id);

      expect(await state.store.inbox.accept(first)).toEqual({ state: "unfinished", id });
      await state.store.inbox.finish(id, token, { answered: true });
      expect(await state.store.inbox.accept(first)).toEqual({ state: "duplicate", id });
    });

    it("lets many accept the same item at once, and one keep it", async () => {
      const same = item();

      const accepted = await Promise.all(
        Array.from({ length: 8 }, () => state.store.inbox.accept(same)),
      );

      expect(accepted.filter(({ state }) => state === "new")).toHaveLength(1);
      expect(new Set(accepted.map(({ id }) => id)).size).toBe(1);
    });

    it("gives an item to one of many that claim it at once", async () => {
      const id = await accept({ payload: { text: "ü" } });

      const claims = await Promise.all(["a", "b", "c", "d"].map((owner) => claim(id, owner)));

      const held = claims.filter((each) => each !== undefined);
      expect(held).toHaveLength(1);
      expect(held[0]).toMatchObject({ id, token: 1, state: "claimed", payload: { text: "ü" } });
    });

    it("passes an item on when the lease has run out, and refuses the former holder", async () => {
      const id = await accept();
      const slow = await claimed(id, "slow", 0);
      const quick = await claimed(id, "quick");

      expect(quick.token).toBe(slow.token + 1);
      expect(await state.store.inbox.finish(id, slow.token, {})).toBe(false);
      expect(await state.store.inbox.fail(id, slow.token, "late")).toBe(false);
      expect(await state.store.inbox.finish(id, quick.token, {})).toBe(true);
      expect(await claim(id)).toBeUndefined();
    });

    it("keeps a claim that is extended, as long as it is the present one", async () => {
      const id = await accept();
      const slow = await claimed(id, "slow", 0);

      expect(await state.store.inbox.extend(id, slow.token, 60_000)).toBe(true);
      expect(await claim(id, "quick")).toBeUndefined();
      expect(await state.store.inbox.extend(id, slow.token, 0)).toBe(true);
      const quick = await claimed(id, "quick");
      expect(await state.store.inbox.extend(id, slow.token, 60_000)).toBe(false);
      await state.store.inbox.finish(id, quick.token, {});
      expect(await state.store.inbox.extend(id, quick.token, 60_000)).toBe(false);
    });

    it("gives an item back for the next claim", async () => {
      const id = await accept();
      const { token } = await claimed(id);

      expect(await state.store.inbox.release(id, token)).toBe(true);
      expect(await state.store.inbox.finish(id, token, {})).toBe(false);
      expect(await claim(id)).toMatchObject({ token: token + 1 });
    });

    it("frees what other owners had claimed, and nothing of one's own", async () => {
      const [theirs, ours] = [await accept(), await accept()];
      await claimed(theirs, "former boot");
      await claimed(ours, "this boot");

      expect(await state.store.inbox.releaseOthers("this boot")).toBeGreaterThanOrEqual(1);

      expect(await claim(theirs, "this boot")).toBeDefined();
      expect(await claim(ours, "this boot")).toBeUndefined();
    });

    it("hands out a thread's items one after the other, in the order of arrival", async () => {
      const threadKey = "T1:C1:thread";
      const [first, second] = [await accept({ threadKey }), await accept({ threadKey })];
      const next = () => state.store.inbox.nextOfThread(threadKey);

      expect((await next())?.id).toBe(first);
      const { token } = await claimed(first);
      expect(await next()).toBeUndefined();
      await state.store.inbox.fail(first, token, "not understood");
      expect((await next())?.id).toBe(second);
      await state.store.inbox.finish(second, (await claimed(second)).token, {});
      expect(await next()).toBeUndefined();
    });

    it("takes an edit until somebody is at the message", async () => {
      const { inbox } = state.store;
      const asked = item();
      const { id } = await inbox.accept(asked);
      const edit = { messageKey: asked.messageKey, payload: { text: "why is web failing?" } };

      expect(await inbox.amend(edit)).toBe("amended");
      expect(await claim(id)).toMatchObject({ payload: edit.payload });
      expect(await inbox.amend({ ...edit, payload: {} })).toBe("late");
      expect(await inbox.amend({ ...edit, messageKey: "C1:never" })).toBe("unknown");
    });

    it("lets a message be taken back until somebody is at it", async () => {
      const { inbox } = state.store;
      const [gone, begun] = [item(), item()];
      const { id } = await inbox.accept(gone);
      await claimed((await inbox.accept(begun)).id);

      expect(await inbox.withdraw(gone.messageKey)).toBe(true);
      expect(await claim(id)).toBeUndefined();
      expect(await inbox.accept(gone)).toEqual({ state: "duplicate", id });
      expect(await inbox.withdraw(begun.messageKey)).toBe(false);
    });

    it("sweeps up what nobody is at, oldest first", async () => {
      const [waiting, held, abandoned] = [await accept(), await accept(), await accept()];
      await claimed(held);
      await claimed(abandoned, "dead", 0);
      const sweep = async (olderThanMs: number, limit = 1_000) =>
        (await state.store.inbox.unfinished({ olderThanMs, limit })).map(({ id }) => id);

      const found = await sweep(0);
      expect(found.filter((id) => id >= waiting)).toEqual([waiting, abandoned]);
      expect(await sweep(0, 1)).toEqual(found.slice(0, 1));
      expect(await sweep(3_600_000)).toEqual([]);
    });

    it("counts by state and forgets only what was settled long enough ago", async () => {
      const old = await accept();
      await state.store.inbox.finish(old, (await claimed(old)).token, {});
      const before = await state.store.inbox.counts();

      expect(await state.store.inbox.prune({ olderThanMs: 3_600_000, limit: 1_000 })).toBe(0);
      expect(await state.store.inbox.prune({ olderThanMs: 0, limit: 1 })).toBe(1);
      const rest = before.finished + before.failed - 1;
      expect(await state.store.inbox.prune({ olderThanMs: 0, limit: 1_000 })).toBe(rest);

      const { waiting, claimed: held } = before;
      expect(waiting + held).toBeGreaterThan(0);
      expect(await state.store.inbox.counts()).toEqual({ ...before, finished: 0, failed: 0 });
    });
  });
