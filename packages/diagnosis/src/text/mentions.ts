/** True when a text has a name as a word of its own: `web` is not mentioned by `webhook` nor by `web-2`. */
export function mentions(text: string, name: string): boolean {
  if (name === "") return false;
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const before = text.slice(Math.max(0, at - 2), at).replace(/(?:^|(?<=\W))v$/, "");
    const after = text.slice(at + name.length, at + name.length + 2);
    if (!/[\w.-]$/.test(before) && !/^(?:[\w-]|\.\w)/.test(after)) return true;
  }
  return false;
}
