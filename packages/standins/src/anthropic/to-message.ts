import { mintId } from "./mint-id.ts";
import { signThinking } from "./preserved-thinking.ts";
import type { CacheUsage } from "./prompt-cache.ts";
import type { MessagesRequest } from "./schema.ts";
import type { Turn, TurnBlock } from "./turn.ts";

/** A block as it is sent; the pieces of a call's input end early when the turn ran out of tokens. */
export type SentBlock =
  | { readonly type: "text"; readonly text: string; readonly citations: null }
  | { readonly type: "thinking"; readonly thinking: string; readonly signature: string }
  | {
      readonly type: "tool_use";
      readonly id: string;
      readonly name: string;
      readonly input: Readonly<Record<string, unknown>>;
      readonly caller: { readonly type: "direct" };
    };
export type SentMessage = ReturnType<typeof toMessage>;

/** The message that a turn is, in Anthropic's shape. */
export function toMessage(request: MessagesRequest, turn: Turn, cache: CacheUsage) {
  const content = turn.content.map((block) => toBlock(request, block));
  const called = content.some((block) => block.type === "tool_use");
  const stopReason = turn.stopReason ?? (called ? "tool_use" : "end_turn");
  const thought = turn.content.filter((block) => block.type === "thinking");
  return {
    id: mintId("msg"),
    type: "message",
    role: "assistant",
    model: request.model,
    content,
    stop_reason: stopReason,
    stop_sequence: null,
    stop_details:
      stopReason === "refusal"
        ? { type: "refusal", category: turn.refusal ?? null, explanation: null }
        : null,
    container: null,
    diagnostics: null,
    usage: {
      input_tokens: cache.input,
      cache_creation_input_tokens: cache.written5m + cache.written1h,
      cache_read_input_tokens: cache.read,
      cache_creation: {
        ephemeral_5m_input_tokens: cache.written5m,
        ephemeral_1h_input_tokens: cache.written1h,
      },
      output_tokens: tokens(turn.content),
      output_tokens_details: thought.length > 0 ? { thinking_tokens: tokens(thought) } : null,
      server_tool_use: null,
      service_tier: "standard",
      inference_geo: "not_available",
      speed: "standard",
      ...turn.usage,
    },
  };
}

function toBlock(request: MessagesRequest, block: TurnBlock): SentBlock {
  switch (block.type) {
    case "text":
      return { type: "text", text: block.text, citations: null };
    case "thinking": {
      const thinking = request.thinking?.display === "summarized" ? block.thinking : "";
      return { type: "thinking", thinking, signature: signThinking(request, thinking) };
    }
    case "tool_use": {
      const { name, input, id = mintId("toolu") } = block;
      return { type: "tool_use", id, name, input, caller: { type: "direct" } };
    }
  }
}

function tokens(blocks: readonly TurnBlock[]): number {
  return blocks.length === 0 ? 1 : Math.ceil(JSON.stringify(blocks).length / 4);
}
