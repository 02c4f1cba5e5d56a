/** Below this a code span is a name, and stays. */
const NAME = 80;

/**
 * A sentence of about `most` characters: what it quotes is left out in the middle, since an error says first what
 * failed and last why. The whole stands in the evidence.
 */
export function shorterSpans(text: string, most: number): string {
  if (text.length <= most) return text;
  const spans = text.match(/`[^`]+`/g) ?? [];
  const longest = spans.reduce((a, b) => (b.length > a.length ? b : a), "");
  if (longest.length <= NAME) return text;
  const room = Math.max(NAME, most - (text.length - longest.length));
  const inside = longest.slice(1, -1);
  const head = inside.slice(0, Math.floor(room * 0.35)).replace(/\s\S*$/, "");
  const tail = inside.slice(-Math.ceil(room * 0.6)).replace(/^\S{0,24}\s/, "");
  return text.replace(longest, () => `\`${head} … ${tail}\``);
}
