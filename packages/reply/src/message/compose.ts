import type { ContextBlock, KnownBlock, MrkdwnElement, SectionBlock } from "@slack/types";
import { ROOM, SLACK } from "../limits.ts";
import type { Rendered } from "../rendered.ts";
import { actionsBlock } from "./actions-block.ts";
import type { Part } from "./part.ts";
import { writePart } from "./write-part.ts";

/** `verbatim` keeps Slack from finding links and mentions in plain words by itself. */
function mrkdwn(text: string): MrkdwnElement {
  return { type: "mrkdwn", text, verbatim: true };
}

/** `expand` spares a person on a phone the «see more». */
function section(text: string): SectionBlock {
  return { type: "section", text: mrkdwn(text), expand: true };
}

/** Slack takes no message without a text. */
const NOTHING = "There is nothing to show.";

/** Pieces joined line by line into as few texts of at most `max` characters as they need. */
function pack(pieces: readonly string[], max: number): readonly string[] {
  const packed: string[] = [];
  for (const piece of pieces) {
    const joined = `${packed.at(-1)}\n${piece}`;
    if (packed.length > 0 && joined.length <= max) packed[packed.length - 1] = joined;
    else packed.push(piece);
  }
  return packed;
}

function toBlocks(parts: readonly Part[], now: Date): readonly KnownBlock[] {
  const blocks: KnownBlock[] = [];
  let pieces: string[] = [];
  const flush = () => {
    const filled = pieces.filter((piece) => piece !== "");
    blocks.push(...pack(filled, SLACK.textObject).map(section));
    pieces = [];
  };
  for (const part of parts) {
    if (part.kind === "buttons" || part.kind === "choices") {
      flush();
      const block = actionsBlock(part.buttons);
      if (block !== undefined) blocks.push(block);
    } else if (part.kind === "footer") {
      flush();
      const text = writePart(part, "blocks", now);
      if (text === "") continue;
      blocks.push({ type: "context", elements: [mrkdwn(text)] } satisfies ContextBlock);
    } else {
      pieces.push(writePart(part, "blocks", now));
    }
  }
  flush();
  return blocks.slice(0, SLACK.blocks);
}

function toText(parts: readonly Part[], now: Date): string {
  const pieces = parts.map((part) => writePart(part, "text", now)).filter((text) => text !== "");
  const [text = "", ...beyond] = pack(pieces, ROOM.text - 2);
  return beyond.length === 0 ? text : `${text}\n…`;
}

/**
 * Parts to a message within every limit of Slack, whatever is in them. `now` may be left out where no part
 * tells a time relative to it.
 */
export function compose(parts: readonly Part[], now: Date = new Date(0)): Rendered {
  const blocks = toBlocks(parts, now);
  return blocks.length === 0
    ? { text: NOTHING, blocks: [section(NOTHING)] }
    : { text: toText(parts, now), blocks };
}
