/** For each line of a YAML text, the keys that it stands under, its own left out: `spec.template.spec`. */
export function keysAbove(lines: readonly string[]): readonly string[] {
  const open: { readonly key: string; readonly indent: number }[] = [];
  return lines.map((line) => {
    const [, spaces = "", dashes = "", key] = /^( *)((?:- )*)([\w./-]+):(?:\s|$)/.exec(line) ?? [];
    if (key === undefined) {
      const indent = line.search(/\S/);
      return open
        .filter((each) => each.indent < indent)
        .map((each) => each.key)
        .join(".");
    }
    const indent = spaces.length + dashes.length;
    while ((open.at(-1)?.indent ?? -1) >= indent) open.pop();
    const path = open.map((each) => each.key).join(".");
    open.push({ key, indent });
    return path;
  });
}
