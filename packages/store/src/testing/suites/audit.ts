import { createHash } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import type { StoreUnderTest } from "../use-store.ts";

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

export const auditSuite = (state: StoreUnderTest) =>
  describe("audit", () => {
    /** What someone does who has the database and its superuser. */
    const tamper = (statements: string) =>
      state.sql(
        `alter table app.audit disable trigger user; ${statements}; alter table app.audit enable trigger user`,
      );
    async function write(count: number): Promise<void> {
      for (let seq = 1; seq <= count; seq += 1) await state.store.audit.append({ seq });
    }
    const problem = async (anchor?: string) => {
      const verified = await state.store.audit.verify({ anchor });
      return verified.ok ? "sound" : `${verified.problem} ${verified.seq}`;
    };

    beforeEach(() => tamper("truncate app.audit"));

    it("chains entries with the hash that its documentation says", async () => {
      expect(await state.store.audit.head()).toBeUndefined();
      const first = await state.store.audit.append({ b: 1, a: { d: 2, c: ["é"] } });
      const second = await state.store.audit.append("x");

      expect(first).toMatchObject({ seq: 1, prev: "", body: '{"a":{"c":["é"],"d":2},"b":1}' });
      expect(first.hash).toBe(sha256(`\n1\n${first.at}\n${first.body}`));
      expect(second.hash).toBe(sha256(`${first.hash}\n2\n${second.at}\n"x"`));
      expect(await state.store.audit.head()).toEqual(second);
      expect(await state.store.audit.verify()).toEqual({ ok: true, count: 2, head: second.hash });
    });

    it("stays one chain when many append at once", async () => {
      await Promise.all(Array.from({ length: 30 }, (_, n) => state.store.audit.append({ n })));

      expect(await state.store.audit.verify()).toMatchObject({ ok: true, count: 30 });
    });

    it("refuses to be changed, shortened or emptied", async () => {
      await write(2);
      const append = "is append-only";

      await expect(state.sql("update app.audit set body = '{}'")).rejects.toThrow(append);
      await expect(state.sql("delete from app.audit where seq = 2")).rejects.toThrow(append);
      await expect(state.sql("truncate app.audit")).rejects.toThrow(append);
      expect(await problem()).toBe("sound");
    });

    it("names an entry that was changed", async () => {
      await write(5);
      await tamper(`update app.audit set body = '{"seq":33}' where seq = 3`);

      expect(await problem()).toBe("changed 3");
    });

    it("names an entry that was changed and hashed anew", async () => {
      await write(5);
      const [third] = await state.store.audit.list({ after: 2, limit: 1 });
      const hash = sha256(`${third?.prev}\n3\n${third?.at}\n{"seq":33}`);
      await tamper(`update app.audit set body = '{"seq":33}', hash = '${hash}' where seq = 3`);

      expect(await problem()).toBe("changed 3");
    });

    it.each([
      ["the first", 1],
      ["one", 3],
    ])("names %s that was removed", async (_, seq) => {
      await write(5);
      await tamper(`delete from app.audit where seq = ${seq}`);

      expect(await problem()).toBe(`removed ${seq}`);
    });

    it("names what was removed when the rest was renumbered", async () => {
      await write(6);
      await tamper(
        "delete from app.audit where seq in (3, 4); update app.audit set seq = seq - 2 where seq > 4",
      );

      expect(await problem()).toBe("removed 3");
    });

    it("names entries that changed places", async () => {
      await write(5);
      await tamper(
        `update app.audit set seq = -2 where seq = 2; update app.audit set seq = 2 where seq = 4;
         update app.audit set seq = 4 where seq = -2`,
      );

      expect(await problem()).toBe("reordered 2");
    });

    it.each([
      ["linked into the chain", true],
      ["with any hash", false],
    ])("names an entry that was inserted, %s", async (_, linked) => {
      await write(4);
      const [second] = await state.store.audit.list({ after: 1, limit: 1 });
      const hash = linked ? sha256(`${second?.hash}\n3\nnow\n{}`) : "any";
      await tamper(
        `update app.audit set seq = -seq where seq > 2; update app.audit set seq = 1 - seq where seq < 0;
         insert into app.audit values (3, '${second?.hash}', 'now', '{}', '${hash}')`,
      );

      expect(await problem()).toBe("inserted 3");
    });

    it("names an end that was cut off, given an anchor that was in it", async () => {
      await write(5);
      const anchor = (await state.store.audit.head())?.hash;
      expect(await problem(anchor)).toBe("sound");
      await tamper("delete from app.audit where seq > 3");

      expect(await problem()).toBe("sound");
      expect(await problem(anchor)).toBe("cut-off 3");
    });

    it("lists in order, and verifies a chain of more than a page", async () => {
      await write(510);
      const all = await state.store.audit.list({ limit: 2_000 });

      expect(all.map(({ seq }) => seq)).toEqual(all.map((_, index) => index + 1));
      expect(await state.store.audit.list({ after: 500, limit: 3 })).toEqual(all.slice(500, 503));
      expect(await state.store.audit.verify()).toMatchObject({ ok: true, count: 510 });
    }, 30_000);

    it("stops reading when it is told to", async () => {
      await write(3);

      const stopped = state.store.audit.verify({}, AbortSignal.abort(new Error("stop")));

      await expect(stopped).rejects.toThrow("stop");
    });
  });
