/** A terminal's colour codes, whose escape character is stripped below and would leave `[31m` behind. */
const ANSI = /\p{Cc}\[[\d;?]*[A-Za-z]/gu;

/**
 * Characters that show nothing or reorder what is shown: controls, zero width, bidi, tags, lone surrogates,
 * private use, blank letters, and the variation selectors that can smuggle data.
 */
const UNSEEN =
  /[\p{Cf}\p{Cs}\p{Co}\u115f\u1160\u2800\u3164\uffa0]|[\u{e0100}-\u{e01ef}]|[^\P{Cc}\n]/gu;

/** Text of any origin without what cannot be seen; line breaks stay, tabs become two spaces. */
export function cleanLines(text: string): string {
  return text
    .replace(ANSI, "")
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, "\n")
    .replaceAll("\t", "  ")
    .replace(UNSEEN, "");
}

/** The same folded to one line. */
export function cleanLine(text: string): string {
  return cleanLines(text).replace(/\s+/g, " ");
}
