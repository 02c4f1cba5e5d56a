import type { MessageParam } from "../ports.ts";

/**
 * The conversation with a word of ours at its end: a `system` message where the Messages API allows one
 * (after a user message, last or before an assistant turn), else a user message. Words in a row become
 * blocks of one message, because two `system` messages may not follow each other.
 */
export function addWord(messages: readonly MessageParam[], text: string): readonly MessageParam[] {
  const last = messages.at(-1);
  const block = { type: "text" as const, text };
  if (last?.role === "system" && Array.isArray(last.content)) {
    return [...messages.slice(0, -1), { role: "system", content: [...last.content, block] }];
  }
  return [...messages, { role: last?.role === "user" ? "system" : "user", content: [block] }];
}
