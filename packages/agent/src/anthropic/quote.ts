const longest = 200;

/**
 * Makes a server's words fit for a sentence: in parentheses with a colon before, one line, short, and without
 * anything that looks like a credential or is one of `secrets`. Empty for no words.
 */
export function quote(words: string, secrets: readonly string[]): string {
  const known = secrets.filter((secret) => secret !== "");
  const clean = known
    .reduce((text, secret) => text.replaceAll(secret, "[secret]"), words)
    .replace(/\b(sk-|Bearer\s+)[\w.~+/=-]+/gi, "[secret]")
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, " ")
    .trim();
  if (clean === "") return "";
  return `: «${clean.length > longest ? `${clean.slice(0, longest)}…` : clean}»`;
}
