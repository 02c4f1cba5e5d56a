import type { KnownBlock } from "@slack/types";
import type { Rendered } from "../rendered.ts";

function show(block: KnownBlock): string {
  switch (block.type) {
    case "section":
      return block.text?.text ?? "";
    case "actions":
      return block.elements
        .map((element) => (element.type === "button" ? `[${element.text.text}]` : element.type))
        .join(" ");
    case "context":
      return block.elements
        .map((element) => (element.type === "image" ? element.alt_text : `_${element.text}_`))
        .join(" ");
    default:
      return block.type;
  }
}

/** A message as a page: what Slack shows, then what stands in a notification. */
export function toPage(title: string, { blocks, text }: Rendered): string {
  const quoted = blocks.map(show).join("\n").replaceAll(/^/gm, "> ");
  return `## ${title}\n\n${quoted}\n\n~~~text\n${text}\n~~~\n`;
}
