import type { MessageParam } from "@lynceus/agent";
import { type Evidence, readEvidence } from "../evidence/evidence.ts";
import { OPENING } from "../prompt/opening.ts";

/** A call of the conversation and what came of it. */
export interface ConversationCall {
  readonly tool: string;
  readonly input: unknown;
  readonly isError: boolean;
  /** Absent when the result is none, such as an acknowledgement. */
  readonly evidence: Evidence | undefined;
}

/** A conversation as rules read it: nothing is remembered beside it, so a resumed run goes on by itself. */
export interface Conversation {
  readonly calls: readonly ConversationCall[];
  /** Bodies of activated skills, by name, as they were given. */
  readonly skills: ReadonlyMap<string, string>;
}

type Blocks = Exclude<MessageParam["content"], string>;

export function readConversation(messages: readonly MessageParam[]): Conversation {
  const results = new Map<string, { readonly content: string; readonly isError: boolean }>();
  const uses: { readonly id: string; readonly tool: string; readonly input: unknown }[] = [];
  const skills = new Map<string, string>();
  for (const [at, { role, content }] of messages.entries()) {
    const blocks: Blocks =
      typeof content === "string" ? [{ type: "text", text: content }] : content;
    for (const block of blocks) {
      if (block.type === "tool_use" && !block.id.startsWith(OPENING)) {
        uses.push({ id: block.id, tool: block.name, input: block.input });
      } else if (block.type === "tool_result") {
        const { tool_use_id: id, content: said, is_error: isError = false } = block;
        results.set(id, { content: textOf(said), isError });
      } else if (block.type === "text" && role !== "assistant" && at > 0) {
        const [, name, body] = SKILL.exec(block.text) ?? [];
        if (name !== undefined && body !== undefined) skills.set(name, body);
      }
    }
  }
  const calls = uses.flatMap(({ id, tool, input }) => {
    const result = results.get(id);
    if (result === undefined) return [];
    return { tool, input, isError: result.isError, evidence: readEvidence(result.content) };
  });
  return { calls, skills };
}

const SKILL = /^<skill_content name="([^"]+)">\n([\s\S]*)\n<\/skill_content>$/;

function textOf(content: string | readonly { readonly type: string }[] | undefined): string {
  if (typeof content === "string") return content;
  return (content ?? [])
    .flatMap((block) => ("text" in block && typeof block.text === "string" ? block.text : []))
    .join("\n");
}
