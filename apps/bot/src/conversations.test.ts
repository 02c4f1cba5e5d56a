import { expect, test } from "vitest";
import { createConversations } from "./conversations.ts";

const thread = { team: "T1", channel: "C1", threadTs: "1.1" };

test("a thread whose state another version has written begins anew", async () => {
  let kept: unknown = { awaiting: "a word of tomorrow" };
  const conversations = createConversations({
    conversations: {
      get: async (threadKey) => {
        return { threadKey, team: "T1", state: kept, version: 1, updatedAt: new Date() };
      },
      put: async ({ state, basedOn }) => {
        kept = state;
        return basedOn + 1;
      },
    },
  });

  expect(await conversations.get(thread)).toEqual({});
  await conversations.set(thread, { awaiting: "failure" });
  expect(kept).toMatchObject({ awaiting: "failure" });
});
