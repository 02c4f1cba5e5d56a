import { redactValue } from "@lynceus/guard";
import { clean } from "./clean.ts";
import type { KeptResults } from "./tool.ts";

/**
 * Masks kept results where they are read, which few ever are. The door masks what a call returns, but a part of
 * a kept result would come to it without the keys that tell a credential.
 */
export function redactKept({ keep, get }: KeptResults): KeptResults {
  return {
    keep,
    get(id) {
      const kept = get(id);
      return kept && { ...kept, value: redactValue(clean(kept.value)) };
    },
  };
}
