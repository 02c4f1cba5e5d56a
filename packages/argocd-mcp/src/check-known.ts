import { ExpectedError } from "@lynceus/contract";
import { name, quote } from "./text/quote.ts";

const NAMED = 40;

/**
 * Throws `ExpectedError` for a value that nothing has, with those there are: an empty list would be
 * taken for «none of them», where it is a slip of the pen. Without any known value nothing is wrong.
 * `gaps` are said as well, in lines of their own: what is missing may have it.
 */
export function checkKnown(
  what: string,
  asked: string | undefined,
  known: readonly (string | undefined)[],
  gaps: readonly string[] = [],
): void {
  if (asked === undefined) return;
  const values = [...new Set(known)].filter((value) => value !== undefined && value !== "").sort();
  if (values.length === 0 || values.some((value) => sameWord(value, asked))) return;
  const named = values.slice(0, NAMED).map((value) => name(value ?? ""));
  const more = values.length > NAMED ? ` and ${values.length - NAMED} more` : "";
  const sentence = `There is no ${what} ${quote(asked)} among those you may see. There are: ${named.join(", ")}${more}.`;
  throw new ExpectedError([sentence, ...gaps].join("\n"));
}

function sameWord(a: string | undefined, b: string): boolean {
  return a?.toLowerCase() === b.toLowerCase();
}
