import { describe, expect, it } from "vitest";
import type { StoreUnderTest } from "../use-store.ts";

export const feedbackSuite = (state: StoreUnderTest) =>
  describe("feedback", () => {
    it("keeps everyone's last word on an answer", async () => {
      const say = (userId: string, verdict: "up" | "down", comment?: string) =>
        state.store.feedback.put({ answerKey: "C1:1.1", userId, team: "T1", verdict, comment });

      await say("U1", "up");
      await say("U2", "down", "wrong cluster");
      await say("U1", "down", "it came back");
      await say("U2", "up");

      expect(await state.store.feedback.list("C1:1.1")).toHaveLength(2);
      expect(await state.store.feedback.list("C1:1.1")).toEqual(
        expect.arrayContaining([
          expect.objectContaining({ userId: "U1", verdict: "down", comment: "it came back" }),
          expect.objectContaining({ userId: "U2", verdict: "up", comment: undefined }),
        ]),
      );
      expect(await state.store.feedback.list("C1:9.9")).toEqual([]);
    });
  });
