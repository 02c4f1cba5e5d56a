import { z } from "zod";

/** What differs between the modes; the rest is passed on as it is. */
const Manifest = z.looseObject({
  features: z.looseObject({ slash_commands: z.array(z.looseObject({})) }),
  oauth_config: z.looseObject({}),
  settings: z.looseObject({
    event_subscriptions: z.looseObject({}),
    interactivity: z.looseObject({}),
  }),
});

/** Paths of the bot in HTTP mode. */
const EVENTS = "/slack/events";
const REDIRECT = "/slack/oauth_redirect";

/**
 * The app's manifest for a mode: as it is for Socket Mode; for HTTP with the addresses that Slack posts to and
 * sends browsers back to. `https` is where the bot is reached from outside, without a path.
 */
export function toManifest(socket: unknown, https: string | undefined): object {
  const manifest = Manifest.parse(socket);
  if (https === undefined) return manifest;
  const { features, oauth_config, settings } = manifest;
  const url = `${https}${EVENTS}`;
  return {
    ...manifest,
    features: {
      ...features,
      slash_commands: features.slash_commands.map((command) => ({ ...command, url })),
    },
    oauth_config: { redirect_urls: [`${https}${REDIRECT}`], ...oauth_config },
    settings: {
      ...settings,
      event_subscriptions: { request_url: url, ...settings.event_subscriptions },
      interactivity: { ...settings.interactivity, request_url: url },
      socket_mode_enabled: false,
    },
  };
}
