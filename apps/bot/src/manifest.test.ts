import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { DIAGNOSE } from "./inbox/message-shortcut.ts";
import { COMMAND } from "./inbox/slash-command.ts";
import { toItem } from "./inbox/to-item.ts";
import { Manifest } from "./testing/manifest.ts";

const root = join(import.meta.dirname, "../../..");
const manifest = Manifest.parse(
  JSON.parse(readFileSync(join(root, "slack-manifest.json"), "utf8")),
);

function sourcesOf(folder: string): string {
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts") && !/\.(test|flow)\.ts$|testing\//.test(path))
    .map((path) => readFileSync(join(root, folder, path), "utf8"))
    .join("\n");
}
const listening = sourcesOf("apps/bot/src");
const calling = `${listening}\n${sourcesOf("packages/reply/src")}`;

/** The bot scopes of the methods that are called (docs.slack.dev, method reference); none for views. */
const SCOPES: Readonly<Record<string, readonly string[]>> = {
  "agents.sessions.setStatus": ["chat:write"],
  "assistant.threads.setStatus": ["chat:write"],
  "assistant.threads.setSuggestedPrompts": ["assistant:write"],
  "auth.revoke": [],
  "auth.test": [],
  "chat.appendStream": ["chat:write"],
  "chat.delete": ["chat:write"],
  "chat.postEphemeral": ["chat:write"],
  "chat.postMessage": ["chat:write"],
  "chat.startStream": ["chat:write"],
  "chat.stopStream": ["chat:write"],
  "chat.update": ["chat:write"],
  "conversations.info": ["channels:read", "groups:read"],
  "conversations.replies": ["channels:history", "groups:history", "im:history"],
  "files.completeUploadExternal": ["files:write"],
  "files.getUploadURLExternal": ["files:write"],
  "reactions.add": ["reactions:write"],
  "reactions.remove": ["reactions:write"],
  // With the e-mail address, which teams and policies name people by.
  "users.info": ["users:read", "users:read.email"],
  "views.open": [],
  "views.publish": [],
  "views.update": [],
};

/** Each event as Slack sends it, what it asks for, and how the sources name it. */
const EVENTS: Readonly<Record<string, { scopes: readonly string[]; event: object }>> = {
  app_mention: {
    scopes: ["app_mentions:read"],
    event: { type: "app_mention", channel: "C1", user: "U1", ts: "1.1", text: "<@UBOT> why?" },
  },
  "message.channels": {
    scopes: ["channels:history"],
    event: { ...said("C1"), channel_type: "channel", thread_ts: "1.0" },
  },
  "message.groups": {
    scopes: ["groups:history"],
    event: { ...said("G1"), channel_type: "group", thread_ts: "1.0" },
  },
  "message.im": { scopes: ["im:history"], event: { ...said("D1"), channel_type: "im" } },
  app_home_opened: {
    scopes: [],
    event: { type: "app_home_opened", user: "U1", channel: "D1", tab: "home", event_ts: "1.1" },
  },
  agent_session_stopped: {
    scopes: [],
    event: {
      type: "agent_session_stopped",
      channel: "C1",
      user: "U1",
      thread_ts: "1.0",
      streaming_message_ts: [],
      event_ts: "1.1",
    },
  },
  member_joined_channel: {
    scopes: ["channels:read", "groups:read"],
    event: { type: "member_joined_channel", user: "UBOT", channel: "C1" },
  },
  channel_left: { scopes: ["channels:read"], event: { type: "channel_left", channel: "C1" } },
  app_uninstalled: { scopes: [], event: { type: "app_uninstalled" } },
  tokens_revoked: { scopes: [], event: { type: "tokens_revoked", tokens: { bot: ["UBOT"] } } },
  group_left: { scopes: ["groups:read"], event: { type: "group_left", channel: "G1" } },
};
/** Others that Slack has, so that one the sources begin to read is missed here. */
const OTHERS = [
  ...["app_context_changed", "channel_archive", "channel_rename"],
  ...["channel_shared", "file_shared", "link_shared", "member_left_channel", "reaction_added"],
  ...["reaction_removed", "subteam_members_changed", "team_join", "user_change"],
];

function said(channel: string) {
  return { type: "message", channel, user: "U1", ts: "1.1", text: "why?" };
}
const heard = (event: object) =>
  toItem(
    { type: "event_callback", event_id: "Ev1", team_id: "T1", event },
    { team: "T1", botUserId: "UBOT" },
  );
const sorted = (words: Iterable<string>) => [...new Set(words)].sort();

test("every event of the manifest is heard, and none is left out", () => {
  const { bot_events } = manifest.settings.event_subscriptions;

  expect(sorted(bot_events)).toEqual(sorted(Object.keys(EVENTS)));
  for (const [name, { event }] of Object.entries(EVENTS)) {
    expect(heard(event), name).toBeDefined();
  }
  for (const name of OTHERS) expect(listening).not.toContain(`"${name}"`);
});

test("the scopes are those of the methods and events, and no more", () => {
  const called = [...calling.matchAll(/client\.([a-z]+(?:\.[a-zA-Z]+)+)\(/g)].map(
    ([, method = ""]) => method,
  );
  expect(called.length).toBeGreaterThan(10);
  for (const method of called) expect(SCOPES, method).toHaveProperty([method]);

  const needed = [
    "commands",
    ...called.flatMap((method) => SCOPES[method] ?? []),
    ...Object.values(EVENTS).flatMap(({ scopes }) => scopes),
  ];
  expect(manifest.oauth_config.scopes.bot).toEqual(sorted(needed));
});

test("commands, shortcuts and the home are those that the bot acknowledges", () => {
  const { slash_commands, shortcuts, app_home } = manifest.features;

  expect(slash_commands.map(({ command }) => command)).toEqual([COMMAND]);
  expect(shortcuts.map(({ type, callback_id }) => [type, callback_id])).toEqual([
    ["message", DIAGNOSE],
  ]);
  expect(listening.match(/app\.command\(/g)).toHaveLength(slash_commands.length);
  expect(listening.match(/app\.shortcut\(/g)).toHaveLength(shortcuts.length);
  expect(app_home.home_tab_enabled && app_home.messages_tab_enabled).toBe(true);
  expect(manifest.settings.interactivity.is_enabled).toBe(true);
  expect(manifest.settings.socket_mode_enabled).toBe(true);
});
