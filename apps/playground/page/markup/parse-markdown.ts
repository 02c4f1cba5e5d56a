import { type Inline, safeUrl } from "./parse-inline.ts";

/** A paragraph of the standard markdown that `markdown` blocks and streams carry. */
export type MarkdownPart =
  | { readonly kind: "heading" | "quote" | "lines"; readonly inside: readonly Inline[] }
  | {
      readonly kind: "list";
      readonly ordered: boolean;
      readonly items: readonly (readonly Inline[])[];
    }
  | { readonly kind: "fence"; readonly text: string };

const INLINE =
  /`([^`\n]+)`|\*\*([^*\n]+)\*\*|(?<!\w)[*_]([^*_\n]+)[*_](?!\w)|~~([^~\n]+)~~|\[([^\]\n]+)\]\(([^)\s]+)\)/g;

function link(label: string, target: string): Inline {
  const url = safeUrl(target);
  return url === undefined ? { kind: "text", text: label } : { kind: "link", url, label };
}

function inline(text: string): readonly Inline[] {
  const nodes: Inline[] = [];
  let end = 0;
  for (const match of text.matchAll(INLINE)) {
    const [whole, code, bold, italic, strike, label = "", url = ""] = match;
    if (match.index > end) nodes.push({ kind: "text", text: text.slice(end, match.index) });
    end = match.index + whole.length;
    if (code !== undefined) nodes.push({ kind: "code", text: code });
    else if (bold !== undefined) nodes.push({ kind: "bold", inside: inline(bold) });
    else if (italic !== undefined) nodes.push({ kind: "italic", inside: inline(italic) });
    else if (strike !== undefined) nodes.push({ kind: "strike", inside: inline(strike) });
    else nodes.push(link(label, url));
  }
  return end < text.length ? [...nodes, { kind: "text", text: text.slice(end) }] : nodes;
}

const KINDS = [
  { kind: "heading", sign: /^#{1,6}\s+/ },
  { kind: "quote", sign: /^>\s?/ },
  { kind: "bullets", sign: /^\s*[-*+]\s+/ },
  { kind: "numbers", sign: /^\s*\d+[.)]\s+/ },
] as const;

function kindOf(line: string): { kind: (typeof KINDS)[number]["kind"] | "lines"; own: string } {
  const found = KINDS.find(({ sign }) => sign.test(line));
  return found === undefined
    ? { kind: "lines", own: line }
    : { kind: found.kind, own: line.replace(found.sign, "") };
}

function paragraphs(text: string): readonly MarkdownPart[] {
  const groups: { kind: ReturnType<typeof kindOf>["kind"]; lines: string[] }[] = [];
  for (const line of text.split("\n")) {
    const { kind, own } = kindOf(line);
    const last = groups.at(-1);
    if (last?.kind === kind && kind !== "heading") last.lines.push(own);
    else groups.push({ kind, lines: [own] });
  }
  return groups.map(({ kind, lines }): MarkdownPart => {
    if (kind === "bullets" || kind === "numbers") {
      return { kind: "list", ordered: kind === "numbers", items: lines.map(inline) };
    }
    return { kind, inside: inline(lines.join("\n").replace(/^\n+|\n+$/g, "")) };
  });
}

/** What a person needs of markdown: headings, lists, quotes, code, emphasis and links. */
export function parseMarkdown(text: string): readonly MarkdownPart[] {
  return text.split(/```[^\n`]*\n([\s\S]*?)```/).flatMap((part, index): readonly MarkdownPart[] => {
    if (index % 2 === 1) return [{ kind: "fence", text: part.replace(/\n$/, "") }];
    return part.trim() === "" ? [] : paragraphs(part);
  });
}
