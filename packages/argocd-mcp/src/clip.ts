import { redact } from "@lynceus/guard";
import { clean } from "./clean.ts";
import { cut } from "./cut.ts";

/** Of what is far beyond the cut nothing is looked at. */
const LOOKED_AT = 64_000;

/** The beginning of a text, at most `max` characters; masked before it is cut, so that no half of a credential is left. */
export function clip(text: string, max: number): string {
  return cut(redact(clean(text.slice(0, LOOKED_AT))), max);
}
