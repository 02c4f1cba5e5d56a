import type { MessageParam, TextBlockParam } from "../ports.ts";

/**
 * Copies with cache markers: an hour for tools and system, which all runs share; five minutes for the last
 * two user messages, so that each turn reads what the one before wrote. Markers do not count when thinking is
 * checked against its conversation.
 */
export function markCache(
  system: readonly TextBlockParam[],
  messages: readonly MessageParam[],
): { system: TextBlockParam[]; messages: MessageParam[] } {
  const marked = new Set(messages.filter(({ role }) => role === "user").slice(-2));
  return {
    system: system.map((block, index) =>
      index === system.length - 1
        ? { ...block, cache_control: { type: "ephemeral", ttl: "1h" } }
        : block,
    ),
    messages: messages.map((message) => (marked.has(message) ? withMark(message) : message)),
  };
}

function withMark(message: MessageParam): MessageParam {
  if (message.role !== "user") return message;
  const blocks =
    typeof message.content === "string"
      ? [{ type: "text" as const, text: message.content }]
      : message.content;
  const last = blocks.length - 1;
  return {
    role: "user",
    content: blocks.map((block, index) =>
      index === last ? ({ ...block, cache_control: { type: "ephemeral" } } as typeof block) : block,
    ),
  };
}
