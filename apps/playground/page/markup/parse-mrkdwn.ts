import { decode, type Inline, parseInline } from "./parse-inline.ts";

/** A paragraph of Slack's mrkdwn. */
export type Paragraph =
  | { readonly kind: "fence"; readonly text: string }
  | { readonly kind: "quote" | "lines"; readonly inside: readonly Inline[] };

const QUOTED = /^(?:&gt;|>)\s?/;

function paragraphs(text: string): readonly Paragraph[] {
  const groups: { quoted: boolean; lines: string[] }[] = [];
  for (const line of text.split("\n")) {
    const quoted = QUOTED.test(line);
    const last = groups.at(-1);
    const own = quoted ? line.replace(QUOTED, "") : line;
    if (last?.quoted === quoted) last.lines.push(own);
    else groups.push({ quoted, lines: [own] });
  }
  return groups.map(({ quoted, lines }) => ({
    kind: quoted ? "quote" : "lines",
    inside: parseInline(lines.join("\n")),
  }));
}

/** Slack's mrkdwn as paragraphs. What is not closed is text, as in Slack. */
export function parseMrkdwn(text: string): readonly Paragraph[] {
  return text.split(/```([\s\S]*?)```/).flatMap((part, index): readonly Paragraph[] => {
    if (index % 2 === 1) return [{ kind: "fence", text: decode(part.replace(/^\n|\n$/g, "")) }];
    const trimmed = part.replace(/^\n|\n$/g, "");
    return trimmed === "" ? [] : paragraphs(trimmed);
  });
}
