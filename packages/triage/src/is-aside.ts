import { normaliseText } from "./normalise-text.ts";

/** A mention of somebody; our own is taken out before. */
const SOMEBODY = /(?:^|\s)@[UW][A-Z0-9]{5,}\b/;
const WILL_DO =
  /^(?:(?:ok(?:ay)?|yes|yep|no|sure|right|hm+|ah|oh|lol|thanks)[,. !]+)*(?:i'll|i will|we'll|we will|let me|lemme|i'm (?:going|about|on|looking|checking)|i am (?:going|about|on|looking|checking)|gonna|on it|brb|looking (?:into|at)|checking)\b/;
const ALL_WELL =
  /\b(?:looks?|looking|seems?|is|are|it's|that's|works?|working|back)\s+(?:all |much |pretty |quite |really )?(?:fine|good|ok(?:ay)?|better|normal|stable|green|great|healthy|alright|up|to normal)\b/;
/** Something is still wrong, or asked. */
const OPEN = /\?|\b(?:but|not|why|fail\w*|crash\w*|errors?|broken|still|except|however|n't)\b/;

/**
 * True of a reply that people say to each other: to somebody by name, what they are about to do, or that all is
 * well. Such a reply may hold words that questions have too.
 */
export function isAside(text: string): boolean {
  if (SOMEBODY.test(text)) return true;
  const plain = normaliseText(text.slice(0, 2_000));
  if (plain.includes("?")) return false;
  if (WILL_DO.test(plain)) return true;
  return ALL_WELL.test(plain) && !OPEN.test(plain);
}
