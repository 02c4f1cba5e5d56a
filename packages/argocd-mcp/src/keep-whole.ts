import { redactValue } from "@lynceus/guard";
import { clean } from "./clean.ts";
import type { KeptResults } from "./tool.ts";

/**
 * Keeps a whole result for `query_result`: cleaned and redacted here, since it never passes the door
 * itself. Returns the id, or undefined when it is too large to keep.
 */
export function keepWhole(results: KeptResults, tool: string, value: unknown): string | undefined {
  return results.keep(tool, redactValue(clean(value)));
}
