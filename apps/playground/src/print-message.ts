import { styleText } from "node:util";

/** A message as the terminal shows it: what it needs of a stored Slack message. */
export interface PrintableMessage {
  readonly text?: string | undefined;
  readonly blocks?: readonly unknown[] | undefined;
}

type Style = "bold" | "dim" | "cyan";
type Paint = (style: Style, text: string) => string;

/** Colours only for people: `NO_COLOR`, `FORCE_COLOR` and pipes are honoured by `styleText`. */
const paint: Paint = (style, text) => styleText(style, text, { stream: process.stdout });

function decodeEntities(text: string): string {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}

/** Slack's mrkdwn for a terminal: dates and links in words, bold as bold, entities decoded. */
function plainMrkdwn(text: string, style: Paint = paint): string {
  const worded = text
    .replaceAll(/<!date\^[^|>]*\|([^>]*)>/g, "$1")
    .replaceAll(/<(https?:[^|>]*)\|([^>]*)>/g, "$2 $1")
    .replaceAll(/<(https?:[^|>]*)>/g, "$1")
    .replaceAll(/(?<![\w*])\*([^*\s](?:[^*\n]*[^*\s])?)\*(?![\w*])/g, (_, bold: string) =>
      style("bold", bold),
    )
    .replaceAll(/(?<![\w_])_([^_\n]+)_(?![\w_])/g, "$1");
  return decodeEntities(worded);
}

interface Block {
  readonly type?: string;
  readonly text?: { readonly text?: string };
  readonly fields?: readonly { readonly text?: string }[];
  readonly elements?: readonly { readonly type?: string; readonly text?: unknown }[];
}

function elementText(element: { readonly text?: unknown }): string {
  if (typeof element.text === "string") return element.text;
  const inner = element.text as { readonly text?: unknown } | undefined;
  return typeof inner?.text === "string" ? inner.text : "";
}

function blockLines(block: Block, style: Paint): readonly string[] {
  const elements = block.elements ?? [];
  switch (block.type) {
    case "actions":
      return [elements.map((element) => style("cyan", `[${elementText(element)}]`)).join(" ")];
    case "context":
      return [
        style(
          "dim",
          elements.map((element) => plainMrkdwn(elementText(element), style)).join("  "),
        ),
      ];
    case "divider":
      return [""];
    default: {
      const texts = [block.text?.text, ...(block.fields ?? []).map(({ text }) => text)];
      return texts
        .filter((text) => text !== undefined)
        .flatMap((text) => plainMrkdwn(text, style).split("\n"));
    }
  }
}

/** The lines of a message: its blocks as they read, or its text when it has none. */
export function messageLines(message: PrintableMessage, style: Paint = paint): readonly string[] {
  const blocks = (message.blocks ?? []) as readonly Block[];
  if (blocks.length === 0) return plainMrkdwn(message.text ?? "", style).split("\n");
  return blocks.flatMap((block) => blockLines(block, style));
}
