/** What one tool result may cost a model unless more is asked for: 2,000 tokens at four bytes each. */
export const TEXT_BYTES = 8_000;

/**
 * As many of `lines` as fit between `head` and what is said about the rest. `rest(shown)` is called with
 * the number of lines shown and says what was left out and how to get it; undefined when nothing was.
 */
export function fitLines(
  head: readonly string[],
  lines: readonly string[],
  rest: (shown: number) => string | undefined,
  maxBytes = TEXT_BYTES,
): string {
  let room = maxBytes - bytes(head) - longestRest(lines.length, rest);
  const shown: string[] = [];
  for (const line of lines) {
    room -= bytes([line]);
    if (room < 0) break;
    shown.push(line);
  }
  const said = rest(shown.length);
  return [...head, ...shown, ...(said === undefined ? [] : [said])].join("\n");
}

function longestRest(length: number, rest: (shown: number) => string | undefined): number {
  return bytes([rest(0) ?? "", rest(length) ?? ""]);
}

function bytes(lines: readonly string[]): number {
  return lines.reduce((sum, line) => sum + Buffer.byteLength(line) + 1, 0);
}
