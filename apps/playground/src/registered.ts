import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { BotSeed } from "@lynceus/standins";
import { z } from "zod";

const Manifest = z.object({
  features: z.object({
    slash_commands: z.array(
      z.object({ command: z.string(), description: z.string(), usage_hint: z.string().optional() }),
    ),
    shortcuts: z.array(
      z.object({ type: z.enum(["message", "global"]), callback_id: z.string(), name: z.string() }),
    ),
  }),
  oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()) }) }),
  settings: z.object({ event_subscriptions: z.object({ bot_events: z.array(z.string()) }) }),
});

/** The app as `slack-manifest.json` installs it: what it may, what it hears, and its commands and shortcuts. */
export function readRegistered(): Partial<BotSeed> {
  const path = join(import.meta.dirname, "../../../slack-manifest.json");
  const { features, oauth_config, settings } = Manifest.parse(
    JSON.parse(readFileSync(path, "utf8")),
  );
  return {
    scopes: oauth_config.scopes.bot,
    // `message.channels` is told as `message`, by the kind of the channel.
    events: settings.event_subscriptions.bot_events.map((event) => event.replace(/\..*/, "")),
    commands: features.slash_commands.map(({ usage_hint: usageHint, ...command }) => ({
      ...command,
      ...(usageHint === undefined ? {} : { usageHint }),
    })),
    shortcuts: features.shortcuts.map(({ callback_id: callbackId, type, name }) => ({
      type,
      callbackId,
      name,
    })),
  };
}
