import { redact } from "@lynceus/guard";
import { clean } from "./clean.ts";

/** Of what is far beyond the cut nothing is looked at. */
const LOOKED_AT = 64_000;
const GAP = " … ";

/**
 * At most `max` characters of an error: it says first what failed and last why, so its middle goes. Masked before
 * it is cut, so that no half of a credential is left.
 */
export function clipMiddle(text: string, max: number): string {
  const safe = redact(clean(text.slice(0, LOOKED_AT)));
  if (safe.length <= max) return safe;
  const head = Math.floor((max - GAP.length) * 0.4);
  return `${safe.slice(0, head)}${GAP}${safe.slice(head + GAP.length - max)}`;
}
