import { MessageEvent } from "@lynceus/intake";
import { z } from "zod";

const Edited = z.object({
  subtype: z.literal("message_changed"),
  channel: z.string(),
  channel_type: z.string().optional(),
  /** When it was edited. */
  event_ts: z.string().optional(),
  message: z.looseObject({
    ts: z.string(),
    text: z.string().default(""),
    bot_id: z.string().optional(),
    edited: z.unknown(),
  }),
  previous_message: z.object({ text: z.string().default("") }).optional(),
});
const Deleted = z.object({
  subtype: z.literal("message_deleted"),
  channel: z.string(),
  deleted_ts: z.string(),
});
const EventCallback = z.object({
  type: z.literal("event_callback"),
  event_id: z.string(),
  is_ext_shared_channel: z.boolean().optional(),
  event: z.union([Edited, Deleted]),
});

/** What became of a message after it was said. */
export type Edit =
  /** `body` is the event as it would have been, had it been said so at first. */
  | {
      readonly kind: "edited";
      readonly messageKey: string;
      readonly body: object;
      /** How long after it was said. */
      readonly afterMs: number;
    }
  | { readonly kind: "deleted"; readonly messageKey: string };

/**
 * A person's edit or deletion; undefined for everything else. Slack tells of an unfurled link, a reaction or
 * a new reply as a change too: without `edited`, or with the same text, nothing else was said.
 */
export function readEdit(body: unknown): Edit | undefined {
  const { data } = EventCallback.safeParse(body);
  if (data === undefined) return undefined;
  const { event, event_id, is_ext_shared_channel } = data;
  if (event.subtype === "message_deleted") {
    return { kind: "deleted", messageKey: `${event.channel}:${event.deleted_ts}` };
  }
  const { channel, channel_type, event_ts: at, message, previous_message: before } = event;
  if (message.edited === undefined || message.text === before?.text) return undefined;
  if (message.bot_id !== undefined) return undefined;
  const { data: said } = MessageEvent.safeParse({
    ...message,
    type: "message",
    channel,
    channel_type,
  });
  if (said === undefined) return undefined;
  const edited = { type: "event_callback", event_id, is_ext_shared_channel, event: said };
  const afterMs = (Number(at ?? message.ts) - Number(message.ts)) * 1000;
  return { kind: "edited", messageKey: `${channel}:${message.ts}`, body: edited, afterMs };
}
