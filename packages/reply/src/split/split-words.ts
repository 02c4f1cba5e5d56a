/** The last place at or before `max` where a reader pauses: after a sentence, else between words; 0 where there is none. */
function pauseIn(text: string, max: number): number {
  const within = text.slice(0, max);
  const sentence = Math.max(...[". ", "! ", "? ", "; "].map((end) => within.lastIndexOf(end) + 1));
  if (sentence > max / 2) return sentence;
  return within.lastIndexOf(" ") + 1;
}

/** Half a character is never left behind. */
function hard(text: string, max: number): number {
  return /[\ud800-\udbff]$/.test(text.slice(0, max)) ? max - 1 : max;
}

/** One line in parts of at most `max` characters (at least 2), at sentences, else words, else anywhere. */
export function splitWords(line: string, max: number): readonly string[] {
  const parts: string[] = [];
  let rest = line;
  while (rest.length > max) {
    const at = pauseIn(rest, max) || hard(rest, max);
    parts.push(rest.slice(0, at));
    rest = rest.slice(at);
  }
  return rest === "" && parts.length > 0 ? parts : [...parts, rest];
}
