import { ROOM } from "../limits.ts";
import { fence } from "../markup/fence.ts";
import { type Line, type LineOptions, writeLine } from "../markup/write-line.ts";
import type { Part } from "./part.ts";

/** Slack ends bold at the first asterisk, also at one within code. */
function bold(text: string): string {
  return text === "" || text.includes("*") ? text : `*${text}*`;
}

/** A part as mrkdwn for a surface; empty when it says nothing there. */
export function writePart(part: Part, surface: LineOptions["surface"], now: Date): string {
  const write = (line: Line, max: number = ROOM.line) => writeLine(line, { surface, now, max });
  const strong = (text: string) => (surface === "blocks" ? bold(text) : text);
  switch (part.kind) {
    case "verdict":
      return strong(write(part.line, ROOM.verdict));
    case "line":
      return part.lead === undefined
        ? write(part.line, part.max)
        : `${strong(write(part.lead))} ${write(part.line, part.max)}`.trim();
    case "bullet":
      return `• ${write(part.line, part.max ?? ROOM.fact)}`;
    case "item": {
      const heading = strong(`${part.number} ${write(part.heading)}`);
      const line = write(part.line);
      return line === "" ? heading : `${heading} ${line}`;
    }
    case "excerpt": {
      const { block, leftOut } = fence(part.excerpt, part.max ?? ROOM.excerpt);
      const more = leftOut > 0 ? `\n… ${leftOut.toLocaleString("en-US")} more characters` : "";
      return `${write(part.line)}\n${block}${more}`.trimStart();
    }
    case "footer":
      return write(part.line, ROOM.footer);
    case "buttons":
      return "";
    case "choices":
      return part.buttons.map(({ label }) => `• ${write(label)}`).join("\n");
  }
}
