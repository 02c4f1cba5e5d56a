import type { MessageParam } from "../ports.ts";

/** The conversation without its thinking, which the API refuses when it is bound to another one. */
export function stripThinking(messages: readonly MessageParam[]): readonly MessageParam[] {
  return messages.flatMap((message) => {
    if (message.role !== "assistant" || typeof message.content === "string") return [message];
    const content = message.content.filter(
      ({ type }) => type !== "thinking" && type !== "redacted_thinking",
    );
    return content.length === 0 ? [] : [{ role: "assistant" as const, content }];
  });
}
