import { invalid } from "./api-error.ts";
import { blocksOf, type Message } from "./schema.ts";

/** Throws unless every call is answered at once, first thing, and every answer has its call. */
export function checkToolPairs(messages: readonly Message[]): void {
  for (const [i, message] of messages.entries()) {
    if (message.role === "assistant") checkAnswered(messages, i);
    else checkCalled(messages, i);
  }
}

function checkAnswered(messages: readonly Message[], i: number): void {
  const calls = idsOf(messages[i], "tool_use");
  if (new Set(calls).size < calls.length)
    throw invalid(`messages.${i}: \`tool_use\` ids must be unique`);
  if (calls.length === 0) return;
  const next = messages[i + 1];
  const answers = next?.role === "user" ? blocksOf(next.content) : [];
  const answered = idsOf(next, "tool_result");
  const missing = calls.filter((id) => !answered.includes(id));
  if (missing.length > 0) {
    throw invalid(
      `messages.${i}: \`tool_use\` ids were found without \`tool_result\` blocks immediately after: ${missing.join(", ")}. Each \`tool_use\` block must have a corresponding \`tool_result\` block in the next message.`,
    );
  }
  const firstOther = answers.findIndex((block) => block.type !== "tool_result");
  if (firstOther >= 0 && firstOther < answered.length)
    throw invalid(`messages.${i + 1}: \`tool_result\` blocks must come first in content`);
}

function checkCalled(messages: readonly Message[], i: number): void {
  const before = messages[i - 1];
  const calls = before?.role === "assistant" ? idsOf(before, "tool_use") : [];
  const seen = new Set<string>();
  for (const [j, block] of blocksOf(messages[i]?.content).entries()) {
    if (block.type !== "tool_result") continue;
    const id = block.tool_use_id ?? "";
    if (!calls.includes(id)) {
      throw invalid(
        `messages.${i}.content.${j}: unexpected \`tool_use_id\` found in \`tool_result\` blocks: ${id}. Each \`tool_result\` block must have a corresponding \`tool_use\` block in the previous message.`,
      );
    }
    if (seen.has(id)) {
      throw invalid(
        `messages.${i}.content.${j}: each tool_use must have a single result. Found multiple \`tool_result\` blocks with id: ${id}`,
      );
    }
    seen.add(id);
  }
}

function idsOf(message: Message | undefined, type: "tool_use" | "tool_result"): readonly string[] {
  return blocksOf(message?.content)
    .filter((block) => block.type === type)
    .map((block) => (type === "tool_use" ? block.id : block.tool_use_id) ?? "");
}
