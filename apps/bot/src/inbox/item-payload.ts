import { MessageEvent } from "@lynceus/intake";
import { z } from "zod";

/** The fields of `block_actions` that we read. */
export const BlockActions = z.object({
  type: z.literal("block_actions"),
  user: z.object({ id: z.string() }),
  channel: z.object({ id: z.string() }),
  container: z.object({ message_ts: z.string(), thread_ts: z.string().optional() }),
  message: z.object({ thread_ts: z.string().optional() }).optional(),
  actions: z
    .array(
      z.object({ action_id: z.string(), action_ts: z.string(), value: z.string().default("") }),
    )
    .min(1),
});
export type BlockActions = z.infer<typeof BlockActions>;

/** What the inbox keeps of an event or a click: enough to handle it later, in another process. */
export const ItemPayload = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("message"), event: MessageEvent }),
  z.object({ kind: z.literal("click"), body: BlockActions }),
]);
export type ItemPayload = z.infer<typeof ItemPayload>;
