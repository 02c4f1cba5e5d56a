import { readFileSync } from "node:fs";
import { Manifest } from "@lynceus/bot/testing";
import { expect, test } from "vitest";
import { toManifest } from "./to-manifest.ts";

const file = new URL("../../../../slack-manifest.json", import.meta.url);
const socket: unknown = JSON.parse(readFileSync(file, "utf8"));

test("Socket Mode needs no address", () => {
  expect(Manifest.parse(toManifest(socket, undefined))).toEqual(socket);
  expect(JSON.stringify(socket)).not.toContain("https://");
});

test("HTTP has every address that Slack asks for, and the same scopes and events", () => {
  const manifest = Manifest.parse(toManifest(socket, "https://lynceus.example.com"));
  const before = Manifest.parse(socket);
  const url = "https://lynceus.example.com/slack/events";

  expect(manifest.settings).toMatchObject({
    event_subscriptions: { request_url: url },
    interactivity: { is_enabled: true, request_url: url },
    socket_mode_enabled: false,
  });
  expect(manifest.features.slash_commands.map((command) => command.url)).toEqual([url]);
  expect(manifest.oauth_config.redirect_urls).toEqual([
    "https://lynceus.example.com/slack/oauth_redirect",
  ]);
  expect(manifest.oauth_config.scopes).toEqual(before.oauth_config.scopes);
  expect(manifest.settings.event_subscriptions.bot_events).toEqual(
    before.settings.event_subscriptions.bot_events,
  );
});
