import type { Usage } from "./ports.ts";

/** All tokens of a turn: input, output, and what the cache took and gave. */
export function countTokens(usage: Usage): number {
  const cached = (usage.cache_creation_input_tokens ?? 0) + (usage.cache_read_input_tokens ?? 0);
  return usage.input_tokens + usage.output_tokens + cached;
}
