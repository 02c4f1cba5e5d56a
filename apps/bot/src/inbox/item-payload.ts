import { MessageEvent } from "@lynceus/intake";
import { z } from "zod";

/** The fields of `block_actions` that we read. */
export const BlockActions = z.object({
  type: z.literal("block_actions"),
  user: z.object({ id: z.string() }),
  channel: z.object({ id: z.string() }),
  container: z.object({
    message_ts: z.string(),
    thread_ts: z.string().optional(),
    is_ephemeral: z.boolean().optional(),
  }),
  /** As it stands in Slack now; not sent along with a click on what one person alone sees. */
  message: z
    .object({
      thread_ts: z.string().optional(),
      text: z.string().optional(),
      blocks: z.array(z.record(z.string(), z.unknown())).optional(),
    })
    .optional(),
  /** Good for one modal within three seconds. */
  trigger_id: z.string().optional(),
  actions: z
    .array(
      z.object({ action_id: z.string(), action_ts: z.string(), value: z.string().default("") }),
    )
    .min(1),
});
export type BlockActions = z.infer<typeof BlockActions>;

/** Of a click within a modal of ours. */
export const ModalActions = z.object({
  type: z.literal("block_actions"),
  user: z.object({ id: z.string() }),
  view: z.object({
    type: z.literal("modal"),
    external_id: z.string(),
    private_metadata: z.string(),
  }),
  actions: z
    .array(
      z.object({ action_id: z.string(), action_ts: z.string(), value: z.string().default("") }),
    )
    .min(1),
});
export type ModalActions = z.infer<typeof ModalActions>;

/** What the inbox keeps of an event or a click: enough to handle it later, in another process. */
export const ItemPayload = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("message"), event: MessageEvent }),
  z.object({ kind: z.literal("click"), body: BlockActions }),
  z.object({ kind: z.literal("page-turn"), body: ModalActions }),
]);
export type ItemPayload = z.infer<typeof ItemPayload>;
