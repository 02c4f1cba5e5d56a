import { SlackMessage } from "@lynceus/intake";
import { z } from "zod";

/** The callback id of «Diagnose with Lynceus», as the manifest has it. */
export const DIAGNOSE = "diagnose";

/** The fields of `message_action` that we read. */
export const MessageShortcut = z.object({
  type: z.literal("message_action"),
  callback_id: z.literal(DIAGNOSE),
  user: z.object({ id: z.string() }),
  channel: z.object({ id: z.string() }),
  message: SlackMessage.extend({ thread_ts: z.string().optional() }),
  message_ts: z.string(),
  action_ts: z.string(),
  response_url: z.string().optional(),
});
export type MessageShortcut = z.infer<typeof MessageShortcut>;
