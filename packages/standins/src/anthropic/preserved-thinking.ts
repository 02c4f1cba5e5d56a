import { createHash } from "node:crypto";
import { invalid } from "./api-error.ts";
import { withoutMarkers } from "./prompt-parts.ts";
import { blocksOf, type ContentBlock, type MessagesRequest } from "./schema.ts";

const shape = /^local\.(?<prefix>[0-9a-f]{24})\.(?<said>[0-9a-f]{24})$/;

/**
 * The signature of thinking that comes next in this conversation. It is bound to what was said and to system, tools
 * and all earlier messages; cache markers and earlier thinking, which may be left out, do not count.
 */
export function signThinking(request: MessagesRequest, thinking: string): string {
  return `local.${prefixHash(request, request.messages.length)}.${hash(thinking)}`;
}

/** Throws when thinking is sent back that was changed, or into another conversation. */
export function checkThinking(request: MessagesRequest): void {
  const dropped = request.thinking?.block_binding?.prefix_mismatch_behavior === "drop_block";
  for (const [i, message] of request.messages.entries()) {
    for (const [j, block] of blocksOf(message.content).entries()) {
      if (block.type !== "thinking") continue;
      const refused = `messages.${i}.content.${j}: Invalid \`signature\` in \`thinking\` block`;
      const bound = shape.exec(block.signature ?? "")?.groups;
      if (bound?.said !== hash(block.thinking ?? "")) throw invalid(refused);
      if (bound.prefix === prefixHash(request, i) || dropped) continue;
      throw invalid(
        `${refused}. The block is bound to a different conversation. Remove the block, or set \`thinking.block_binding.prefix_mismatch_behavior\` to "drop_block".`,
      );
    }
  }
}

function prefixHash(request: MessagesRequest, upTo: number): string {
  const messages = request.messages.slice(0, upTo).map(({ role, content }) => ({
    role,
    content: blocksOf(content).filter((block) => !isThinking(block)),
  }));
  const tools = (request.tools ?? []).filter((tool) => tool.defer_loading !== true);
  return hash(withoutMarkers([blocksOf(request.system), tools, messages]));
}

function isThinking(block: ContentBlock): boolean {
  return block.type === "thinking" || block.type === "redacted_thinking";
}

function hash(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 24);
}
