import { z } from "zod";

const https = z.url({ protocol: /^https$/ });
const short = (max: number) => z.string().min(1).max(max);

/** `slack-manifest.json` as far as we use it, by Slack's manifest reference (major version 1). */
export const Manifest = z.strictObject({
  display_information: z.strictObject({
    name: short(35),
    description: short(140),
    long_description: z.string().min(175).max(4000),
    background_color: z.string().regex(/^#[0-9a-f]{6}$/),
  }),
  features: z.strictObject({
    agent_view: z.strictObject({
      agent_description: short(300),
      suggested_prompts: z.array(z.strictObject({ title: short(75), message: short(300) })).max(4),
    }),
    app_home: z.strictObject({
      home_tab_enabled: z.boolean(),
      messages_tab_enabled: z.boolean(),
      messages_tab_read_only_enabled: z.boolean(),
    }),
    bot_user: z.strictObject({ display_name: short(80), always_online: z.boolean() }),
    shortcuts: z
      .array(
        z.strictObject({
          name: short(24),
          type: z.enum(["message", "global"]),
          callback_id: short(255),
          description: short(150),
        }),
      )
      .max(10),
    slash_commands: z
      .array(
        z.strictObject({
          command: z.string().regex(/^\/[a-z0-9_-]{1,31}$/),
          description: short(2000),
          usage_hint: short(1000),
          should_escape: z.boolean(),
          url: https.optional(),
        }),
      )
      .max(50),
  }),
  oauth_config: z.strictObject({
    redirect_urls: z.array(https).max(1000).optional(),
    scopes: z.strictObject({ bot: z.array(short(80)).max(255) }),
  }),
  settings: z.strictObject({
    event_subscriptions: z.strictObject({
      request_url: https.optional(),
      bot_events: z.array(short(80)).max(100),
    }),
    interactivity: z.strictObject({ is_enabled: z.boolean(), request_url: https.optional() }),
    org_deploy_enabled: z.boolean(),
    socket_mode_enabled: z.boolean(),
    token_rotation_enabled: z.boolean(),
  }),
});
export type Manifest = z.infer<typeof Manifest>;
