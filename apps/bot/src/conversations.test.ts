import { expect, test } from "vitest";
import { createConversations } from "./conversations.ts";

const thread = { team: "T1", channel: "C1", threadTs: "1.1" };

test("a thread that is read is not forgotten, and its state stays whatever version wrote it", async () => {
  const hour = 60 * 60_000;
  let kept = {
    threadKey: "T1:C1:1.1",
    team: "T1",
    state: { awaiting: "a word of tomorrow" } as unknown,
    version: 3,
    updatedAt: new Date(Date.now() - 2 * hour),
  };
  const conversations = createConversations({
    conversations: {
      get: async () => kept,
      put: async ({ threadKey, team, state, basedOn }) => {
        kept = { threadKey, team, state, version: basedOn + 1, updatedAt: new Date() };
        return kept.version;
      },
    },
  });

  await conversations.get(thread);
  await conversations.get(thread);

  expect(kept).toMatchObject({ version: 4, state: { awaiting: "a word of tomorrow" } });
});

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
