/** The value that stands at a place in a text. */
export interface Assigned {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly quoted: boolean;
  /** More words follow on the same line. */
  readonly goesOn: boolean;
}

const OPENER = /\\{0,8}["']/y;
const UNQUOTED = /[^\s"'`,;&<>(){}[\]|\\]+/y;

/** Reads a value, quoted (also within JSON within JSON) or not; undefined where none begins. */
export function readAssigned(text: string, at: number): Assigned | undefined {
  OPENER.lastIndex = at;
  const opener = OPENER.exec(text)?.[0];
  if (opener !== undefined) return readQuoted(text, at + opener.length, opener);
  UNQUOTED.lastIndex = at;
  const found = UNQUOTED.exec(text)?.[0];
  if (found === undefined) return undefined;
  const to = at + found.length;
  const goesOn = /^[ \t]\S/.test(text.slice(to, to + 2));
  return { from: at, to, text: found, quoted: false, goesOn };
}

/** Up to the closing quote, or to the end of the line when it never closes. */
function readQuoted(text: string, from: number, opener: string): Assigned {
  let to = from;
  while (to < text.length && text[to] !== "\n" && !text.startsWith(opener, to)) {
    to += opener.length === 1 && text[to] === "\\" ? 2 : 1;
  }
  to = Math.min(to, text.length);
  return { from, to, text: text.slice(from, to), quoted: true, goesOn: false };
}
