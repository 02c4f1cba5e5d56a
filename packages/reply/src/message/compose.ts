import type {
  ActionsBlock,
  ContextBlock,
  KnownBlock,
  MrkdwnElement,
  SectionBlock,
} from "@slack/types";
import { ROOM, SLACK } from "../limits.ts";
import { cleanLine } from "../markup/clean.ts";
import { fence } from "../markup/fence.ts";
import { type Line, type LineOptions, writeLine } from "../markup/write-line.ts";
import type { Rendered } from "../rendered.ts";
import type { Button, Part } from "./part.ts";

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

function cut(text: string, max: number): string {
  const clean = cleanLine(text).trim();
  if (clean.length <= max) return clean;
  return `${clean.slice(0, max - 1).replace(/\p{Cs}$/u, "")}…`;
}

function actions(buttons: readonly Button[]): ActionsBlock | undefined {
  const fitting = buttons.filter(
    ({ actionId, value }) => actionId.length <= SLACK.actionId && value.length <= SLACK.value,
  );
  if (fitting.length === 0) return undefined;
  const elements = fitting.slice(0, SLACK.actionsElements).map(({ label, actionId, value }) => ({
    type: "button" as const,
    text: {
      type: "plain_text" as const,
      text: cut(label, SLACK.buttonText) || "Show",
      emoji: false,
    },
    action_id: actionId,
    value,
  }));
  return { type: "actions", elements };
}

/** Slack ends bold at the first asterisk, also at one within code. */
function bold(text: string): string {
  return text === "" || text.includes("*") ? text : `*${text}*`;
}

function writePart(part: Part, surface: LineOptions["surface"], now: Date): string {
  const write = (line: Line, max: number = ROOM.line) => writeLine(line, { surface, now, max });
  const strong = (text: string) => (surface === "blocks" ? bold(text) : text);
  switch (part.kind) {
    case "verdict":
      return strong(write(part.line, ROOM.verdict));
    case "line":
      return part.lead === undefined
        ? write(part.line)
        : `${strong(write(part.lead))} ${write(part.line)}`.trim();
    case "bullet":
      return `• ${write(part.line, ROOM.fact)}`;
    case "item": {
      const heading = strong(`${part.number} ${write(part.heading)}`);
      const line = write(part.line);
      return line === "" ? heading : `${heading} ${line}`;
    }
    case "excerpt": {
      const { block, leftOut } = fence(part.excerpt, ROOM.excerpt);
      const more = leftOut > 0 ? `\n… ${leftOut.toLocaleString("en-US")} more characters` : "";
      return `${write(part.line)}\n${block}${more}`;
    }
    case "footer":
      return write(part.line, ROOM.footer);
    case "buttons":
      return "";
    case "choices":
      return part.buttons.map(({ label }) => `• ${write(label)}`).join("\n");
  }
}

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
      const block = actions(part.buttons);
      if (block !== undefined) blocks.push(block);
    } else if (part.kind === "footer") {
      flush();
      const element = mrkdwn(writePart(part, "blocks", now));
      blocks.push({ type: "context", elements: [element] } satisfies ContextBlock);
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
