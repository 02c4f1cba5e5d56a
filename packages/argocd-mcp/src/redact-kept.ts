import { redactValue } from "@lynceus/guard";
import { clean } from "./clean.ts";
import type { KeptResults } from "./tool.ts";

/**
 * Masks results before they are kept. The door masks what a call returns, but a part of a kept result
 * would come to it without the keys that tell a credential.
 */
export function redactKept({ keep, get }: KeptResults): KeptResults {
  return { keep: (tool, value) => keep(tool, redactValue(clean(value))), get };
}
