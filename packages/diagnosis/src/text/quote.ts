import { clean, cut } from "./clean.ts";

const oneLine = (text: string): string =>
  clean(text).replaceAll("`", "'").replace(/\s+/g, " ").trim();

const shorten = (text: string, max: number): string =>
  text.length <= max ? text : `${cut(text, max - 1).trimEnd()}…`;

/** Untrusted text as a code span: one line, bounded, a backtick inside cannot end the span. */
export function quote(text: string, max = 160): string {
  const line = shorten(oneLine(text), max);
  return line === "" ? "`(empty)`" : `\`${line}\``;
}

/** The same as `quote`, left out in the middle: an error says first what failed and last why. */
export function quoteError(text: string, max = 160): string {
  const line = oneLine(text).replace(preemption, "$1");
  if (line.length <= max) return quote(line, max);
  const head = line.slice(0, Math.floor(max * 0.35)).replace(/\s\S*$/, "");
  const tail = line.slice(-Math.ceil(max * 0.6)).replace(/^\S{0,24}\s/, "");
  return `\`${head} … ${tail}\``;
}

/** The scheduler's second sentence repeats the first in other words. */
const preemption =
  /^(\d+\/\d+ nodes are available: .*?)\.? (?:no new claims to deallocate, )?preemption: .*$/;

/** Untrusted text inside a sentence: one line, bounded, without code spans of its own. */
export function plain(text: string, max = 100): string {
  return shorten(oneLine(text), max);
}

/** `a`, `a` and `b`, `a`, `b` and 3 more. */
export function quoteNames(names: readonly string[], show = 4): string {
  const shown = names
    .slice(0, names.length > show ? show - 1 : show)
    .map((name) => quote(name, 63));
  const rest = names.length - shown.length;
  if (rest > 0) return `${shown.join(", ")} and ${rest} more`;
  if (shown.length < 2) return shown[0] ?? "";
  return `${shown.slice(0, -1).join(", ")} and ${shown.at(-1)}`;
}
