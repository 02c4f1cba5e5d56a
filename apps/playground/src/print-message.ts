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

/** A step of what is being done; what came of it is rich text. */
interface Task {
  readonly title?: string;
  readonly status?: string;
  readonly output?: unknown;
}

const MARKS: Readonly<Record<string, string>> = { complete: "✓", error: "✗" };

/** The words within rich text, whatever is around them. */
function wordsIn(rich: unknown): string {
  if (Array.isArray(rich)) return rich.map(wordsIn).join("");
  if (typeof rich !== "object" || rich === null) return "";
  const { text, elements } = rich as { readonly text?: unknown; readonly elements?: unknown };
  return typeof text === "string" ? text : wordsIn(elements);
}

function taskLine({ title = "", status = "", output }: Task): string {
  const came = wordsIn(output);
  return `${MARKS[status] ?? "…"} ${title}${came === "" ? "" : ` – ${came}`}`;
}

interface Block {
  readonly type?: string;
  readonly text?: { readonly text?: string } | string;
  readonly tasks?: readonly Task[];
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
    case "plan":
      return (block.tasks ?? []).map(taskLine);
    default: {
      const text = typeof block.text === "string" ? block.text : block.text?.text;
      const texts = [text, ...(block.fields ?? []).map(({ text }) => text)];
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
