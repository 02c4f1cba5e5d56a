import { z } from "zod";

/** How long a cached prefix lives; 5 minutes unless it says otherwise. */
const CacheControl = z.object({
  type: z.literal("ephemeral"),
  ttl: z.enum(["5m", "1h"]).optional(),
});
export type CacheControl = z.infer<typeof CacheControl>;

const ContentBlock = z.looseObject({
  type: z.string(),
  text: z.string().optional(),
  thinking: z.string().optional(),
  signature: z.string().optional(),
  id: z.string().optional(),
  tool_use_id: z.string().optional(),
  cache_control: CacheControl.nullish(),
});
export type ContentBlock = z.infer<typeof ContentBlock>;

const Content = z.union([z.string(), z.array(ContentBlock)]);
const Message = z.looseObject({ role: z.enum(["user", "assistant", "system"]), content: Content });
export type Message = z.infer<typeof Message>;

const ToolDefinition = z.looseObject({
  name: z.string().optional(),
  defer_loading: z.boolean().optional(),
  cache_control: CacheControl.nullish(),
});

/** A request for a message, as far as the checks look at it; `count_tokens` takes one without `max_tokens`. */
export const MessagesRequest = z.looseObject({
  model: z.string(),
  max_tokens: z.int().min(1).optional(),
  messages: z.array(Message).min(1, "at least one message is required"),
  system: Content.optional(),
  tools: z.array(ToolDefinition).optional(),
  tool_choice: z.looseObject({ type: z.string() }).optional(),
  thinking: z
    .looseObject({
      type: z.string(),
      display: z.string().nullish(),
      block_binding: z.looseObject({ prefix_mismatch_behavior: z.string().optional() }).nullish(),
    })
    .optional(),
  stream: z.boolean().optional(),
  cache_control: CacheControl.nullish(),
});
export type MessagesRequest = z.infer<typeof MessagesRequest>;

/** Content as a list: a string is one text block. */
export function blocksOf(content: Message["content"] | undefined): readonly ContentBlock[] {
  return typeof content === "string" ? [{ type: "text", text: content }] : (content ?? []);
}
