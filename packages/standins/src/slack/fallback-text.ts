import type { Block } from "./schema.ts";

function* textsIn(value: unknown): Generator<string> {
  if (typeof value !== "object" || value === null) return;
  for (const [key, nested] of Object.entries(value)) {
    if (key === "text" && typeof nested === "string") yield nested;
    else yield* textsIn(nested);
  }
}

/** What stands for blocks where they cannot be shown: their text, as Slack derives it when none is given. */
export function fallbackText(blocks: readonly Block[]): string {
  return [...textsIn(blocks)].join(" ");
}
