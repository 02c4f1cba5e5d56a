import { z } from "zod";

/** A file beside a message; of a text file Slack sends the beginning along. */
export const SlackFile = z.object({ preview: z.string().optional() });
export type SlackFile = z.infer<typeof SlackFile>;

/** A message as Slack's `app_mention` and `message` events carry it; only what we read. */
export const MessageEvent = z.object({
  type: z.enum(["app_mention", "message"]),
  subtype: z.string().optional(),
  channel: z.string(),
  channel_type: z.string().optional(),
  user: z.string().optional(),
  bot_id: z.string().optional(),
  app_id: z.string().optional(),
  ts: z.string(),
  thread_ts: z.string().optional(),
  text: z.string().default(""),
  files: z.array(SlackFile).optional(),
});
export type MessageEvent = z.infer<typeof MessageEvent>;

/** A message of `conversations.replies`; alerts carry their words in attachments. */
export const SlackMessage = z.object({
  ts: z.string(),
  user: z.string().optional(),
  bot_id: z.string().optional(),
  username: z.string().optional(),
  subtype: z.string().optional(),
  text: z.string().default(""),
  files: z.array(SlackFile).optional(),
  attachments: z
    .array(
      z.object({
        title: z.string().optional(),
        text: z.string().optional(),
        fallback: z.string().optional(),
      }),
    )
    .optional(),
});
export type SlackMessage = z.infer<typeof SlackMessage>;
