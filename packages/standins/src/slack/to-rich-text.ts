import { mintElementId } from "./mint.ts";
import type { Block } from "./schema.ts";

type Element = Readonly<Record<string, unknown>>;

const INLINE = /<([@#!]?)([^>|]+)(?:\|([^>]*))?>|`([^`\n]+)`/g;

function unescapeText(text: string): string {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}

function plain(text: string): readonly Element[] {
  return text === "" ? [] : [{ type: "text", text: unescapeText(text) }];
}

function mention(sigil: string, target: string, label: string | undefined): Element {
  switch (sigil) {
    case "@":
      return { type: "user", user_id: target };
    case "#":
      return { type: "channel", channel_id: target };
    case "!":
      return { type: "broadcast", range: target };
    default:
      return {
        type: "link",
        url: unescapeText(target),
        ...(label === undefined ? {} : { text: unescapeText(label) }),
      };
  }
}

function inline(text: string): readonly Element[] {
  const elements: Element[] = [];
  let end = 0;
  for (const match of text.matchAll(INLINE)) {
    const [whole, sigil = "", target = "", label, code] = match;
    elements.push(...plain(text.slice(end, match.index)));
    elements.push(
      code === undefined
        ? mention(sigil, target, label)
        : { type: "text", text: unescapeText(code), style: { code: true } },
    );
    end = match.index + whole.length;
  }
  return [...elements, ...plain(text.slice(end))];
}

/** Slack's composer: what a person typed becomes one `rich_text` block beside the text. */
export function toRichText(text: string): readonly Block[] {
  if (text === "") return [];
  const elements = text.split("```").flatMap((part, index) => {
    if (part === "") return [];
    if (index % 2 === 0) return [{ type: "rich_text_section", elements: inline(part) }];
    const code = part.replace(/^\n|\n$/g, "");
    return [{ type: "rich_text_preformatted", elements: plain(code), border: 0 }];
  });
  return [{ type: "rich_text", block_id: mintElementId(), elements }];
}
