/** Characters of one result that a conversation takes; about 10,000 tokens. */
const most = 40_000;

/** A result cut to what a conversation takes, saying so. */
export function capContent(content: string): string {
  if (content.length <= most) return content;
  // Never between the halves of a surrogate pair.
  const kept = content.slice(0, most).replace(/[\uD800-\uDBFF]$/, "");
  return `${kept}\n[cut here: ${content.length - kept.length} more characters; ask for less, or for a part]`;
}
