import { describe, expect, it } from "vitest";
import { sanitise } from "../../sanitise.ts";
import { hostileValue } from "../hostile-value.ts";
import type { StoreUnderTest } from "../use-store.ts";

export const textSuite = (state: StoreUnderTest) =>
  describe("text", () => {
    it("keeps hostile strings as their sanitised selves, in every kind of column", async () => {
      for (let seed = 1; seed <= 40; seed += 1) {
        const hostile = hostileValue(seed);
        const key = `${seed}:${hostile.text}`;

        await state.store.feedback.put({
          answerKey: key,
          userId: "U1",
          team: "T1",
          verdict: "up",
          comment: hostile.text,
        });
        const [kept] = await state.store.feedback.list(key);
        expect(kept?.comment).toBe(sanitise(hostile.text));

        const { id } = await state.store.inbox.accept({
          eventId: key,
          messageKey: key,
          kind: "message",
          team: hostile.text,
          threadKey: key,
          payload: hostile,
        });
        expect(await state.store.inbox.nextOfThread(key)).toMatchObject({
          id,
          threadKey: sanitise(key),
          payload: sanitise(hostile),
        });

        const { body, hash } = await state.store.audit.append(hostile);
        expect(await state.store.audit.head()).toMatchObject({ body, hash });
      }
      expect(await state.store.audit.verify()).toMatchObject({ ok: true });
    });
  });
