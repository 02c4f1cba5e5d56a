const KEY = /^\s*(?:- )*(?:"([^"]{1,100})"|([^\s:"'|>{[][^:]{0,100})):(?:\s|$)/;

/** The keys that lead to a line of block-style YAML, outermost first: `spec.template.spec.containers`. */
export function keysAbove(lines: readonly string[], at: number): string {
  const keys: string[] = [];
  let depth = indentOf(lines[at] ?? "");
  for (let above = at - 1; above >= 0 && depth > 0; above -= 1) {
    const line = lines[above] ?? "";
    if (line.trim() === "" || indentOf(line) >= depth) continue;
    depth = indentOf(line);
    const key = KEY.exec(line);
    if (key !== null && !line.trimStart().startsWith("- ")) keys.unshift(key[1] ?? key[2] ?? "");
  }
  return keys.join(".");
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}
