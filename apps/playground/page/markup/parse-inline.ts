/** A piece of a line of Slack's mrkdwn. Texts are decoded: whoever shows them shows them as text. */
export type Inline =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "code"; readonly text: string }
  | { readonly kind: "bold" | "italic" | "strike"; readonly inside: readonly Inline[] }
  | { readonly kind: "link"; readonly url: string; readonly label: string }
  | { readonly kind: "person"; readonly id: string; readonly label: string | undefined }
  | { readonly kind: "channel"; readonly id: string; readonly label: string | undefined }
  | { readonly kind: "broadcast"; readonly name: string }
  | {
      readonly kind: "date";
      /** Unix seconds. */
      readonly at: number;
      readonly format: string;
      readonly fallback: string;
    };

const STYLES = { "*": "bold", _: "italic", "~": "strike" } as const;

/** The three entities of Slack's markup, decoded once. */
export function decode(text: string): string {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}

/** The address when it may be followed; a page must not run what somebody wrote (`javascript:`). */
export function safeUrl(url: string): string | undefined {
  try {
    return ["http:", "https:", "mailto:"].includes(new URL(url).protocol) ? url : undefined;
  } catch {
    return undefined;
  }
}

/** What stands between `<` and `>`. */
function control(inside: string): Inline {
  const [target = "", ...labels] = inside.split("|");
  const label = labels.length === 0 ? undefined : decode(labels.join("|"));
  const date = /^!date\^(\d{1,12})\^([^^]*)(?:\^.*)?$/.exec(target);
  if (date !== null) {
    const [, at = "0", format = ""] = date;
    return { kind: "date", at: Number(at), format: decode(format), fallback: label ?? "" };
  }
  if (target.startsWith("@")) return { kind: "person", id: target.slice(1), label };
  if (target.startsWith("#")) return { kind: "channel", id: target.slice(1), label };
  if (target.startsWith("!")) {
    return { kind: "broadcast", name: label ?? target.slice(1).split("^")[0] ?? "" };
  }
  const url = safeUrl(decode(target));
  return url === undefined
    ? { kind: "text", text: label ?? decode(target) }
    : { kind: "link", url, label: label ?? url };
}

const isEdge = (character: string | undefined) =>
  character === undefined || !/[\p{L}\p{N}]/u.test(character);

/** The styled run that begins at `start`; undefined when the sign is only a sign there. */
function styled(text: string, start: number): { node: Inline; end: number } | undefined {
  const sign = text[start];
  if (sign !== "*" && sign !== "_" && sign !== "~") return undefined;
  if (!isEdge(text[start - 1])) return undefined;
  const end = text.indexOf(sign, start + 1);
  const inside = text.slice(start + 1, end);
  if (end === -1 || inside === "" || /^\s|\s$|\n/.test(inside) || !isEdge(text[end + 1])) {
    return undefined;
  }
  return { node: { kind: STYLES[sign], inside: parseInline(inside) }, end: end + 1 };
}

function special(text: string, start: number): { node: Inline; end: number } | undefined {
  const rest = text.slice(start);
  const code = /^`([^`\n]+)`/.exec(rest);
  if (code !== null) {
    return { node: { kind: "code", text: decode(code[1] ?? "") }, end: start + code[0].length };
  }
  const angle = /^<([^<>\n]+)>/.exec(rest);
  if (angle !== null) return { node: control(angle[1] ?? ""), end: start + angle[0].length };
  return styled(text, start);
}

/** mrkdwn without its code fences and quotes. */
export function parseInline(text: string): readonly Inline[] {
  const nodes: Inline[] = [];
  let plainFrom = 0;
  let at = 0;
  const flush = (end: number) => {
    if (end > plainFrom) nodes.push({ kind: "text", text: decode(text.slice(plainFrom, end)) });
  };
  while (at < text.length) {
    const found = /[`<*_~]/.test(text[at] ?? "") ? special(text, at) : undefined;
    if (found === undefined) {
      at += 1;
      continue;
    }
    flush(at);
    nodes.push(found.node);
    at = found.end;
    plainFrom = at;
  }
  flush(at);
  return nodes;
}
