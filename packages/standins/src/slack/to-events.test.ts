import { expect, test } from "vitest";
import { acme, defaultBot } from "./default-workspace.ts";
import type { Change, WorkspaceSeed } from "./schema.ts";
import { toEventCallback } from "./to-event-callback.ts";
import { toEvents } from "./to-events.ts";
import { createWorkspace } from "./workspace.ts";

const user = "U0ADA00001";
const mention = `<@${defaultBot.userId}>`;

/** The types of the events that a post of a person brings. */
function typesOf(post: { channel: string; text: string }, seed: WorkspaceSeed = acme) {
  const workspace = createWorkspace(seed, () => 0);
  const changes: Change[] = [];
  workspace.onChange((change) => changes.push(change));
  workspace.post(post.channel, { user, text: post.text });
  return changes.flatMap((change) => toEvents(change, workspace)).map(({ type }) => type);
}

const withScopes = (...scopes: string[]): WorkspaceSeed => ({ ...acme, bot: { scopes } });

test.each<[string, { channel: string; text: string }, WorkspaceSeed, string[]]>([
  ["a message", { channel: "C0PAYMENTS", text: "hi" }, acme, ["message"]],
  ["a mention", { channel: "C0PAYMENTS", text: `${mention} hi` }, acme, ["message", "app_mention"]],
  ["a mention of another", { channel: "C0PAYMENTS", text: "<@U0IVO00002> hi" }, acme, ["message"]],
  ["a channel without the bot", { channel: "C0RANDOM01", text: `${mention} hi` }, acme, []],
  [
    "a mention-only app",
    { channel: "C0PAYMENTS", text: `${mention} hi` },
    withScopes("app_mentions:read"),
    ["app_mention"],
  ],
  [
    "a private channel without its scope",
    { channel: "C0ONCALL01", text: "hi" },
    withScopes("channels:history"),
    [],
  ],
])("%s", (_, post, seed, types) => {
  expect(typesOf(post, seed)).toEqual(types);
});

test("the bot is not told of mentioning itself", () => {
  const workspace = createWorkspace(acme, () => 0);
  const { userId, botId } = workspace.bot;
  const message = workspace.post("C0PAYMENTS", { user: userId, bot_id: botId, text: mention });
  const events = toEvents({ kind: "posted", channel: "C0PAYMENTS", message }, workspace);
  expect(events.map(({ type }) => type)).toEqual(["message"]);
});

test("an event says whether its channel is shared with another company", () => {
  const shared = { id: "C0SHARED01", name: "with-globex", members: [user], isExtShared: true };
  const workspace = createWorkspace({ ...acme, channels: [...acme.channels, shared] }, () => 0);
  const wrap = (channel: string) =>
    toEventCallback({ type: "message", channel }, workspace, {
      token: "t",
      now: 1_700_000_000_999,
    });
  expect(wrap("C0SHARED01")).toMatchObject({
    is_ext_shared_channel: true,
    event_time: 1_700_000_000,
  });
  expect(wrap("C0PAYMENTS").is_ext_shared_channel).toBe(false);
  expect(wrap("C0PAYMENTS").event_id).not.toBe(wrap("C0PAYMENTS").event_id);
});

test("a stream is told when it begins and when it has ended", () => {
  const workspace = createWorkspace(acme, () => 0);
  const types: unknown[] = [];
  workspace.onChange((change) => {
    for (const { subtype, type } of toEvents(change, workspace)) types.push(subtype ?? type);
  });
  const channel = "C0PAYMENTS";
  const draft = { user, text: "a", streaming_state: "in_progress" } as const;
  const message = workspace.post(channel, draft);
  workspace.revise(channel, { ...message, text: "ab" });
  workspace.revise(channel, { ...message, text: "abc", streaming_state: "completed" });
  expect(types).toEqual(["message", "message_changed"]);
});

test("reactions are told to an app that subscribes to them", () => {
  const react = (seed: WorkspaceSeed) => {
    const workspace = createWorkspace(seed, () => 0);
    const { ts } = workspace.post("C0PAYMENTS", { user, text: "hi" });
    const reaction = { channel: "C0PAYMENTS", ts, user, name: "eyes", change: "added" } as const;
    return toEvents({ kind: "reaction", ...reaction }, workspace);
  };
  const subscribed = { ...acme, bot: { events: ["reaction_added"] } };
  expect(react(subscribed)).toMatchObject([
    { type: "reaction_added", user, reaction: "eyes", item_user: user, item: { type: "message" } },
  ]);
  expect(react(acme)).toEqual([]);
});
