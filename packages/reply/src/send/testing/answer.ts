import type { SendOptions } from "../sender.ts";

let keys = 0;

/** What an answer of its own is sent with. */
export function answer(more: Partial<SendOptions> = {}): SendOptions {
  keys += 1;
  return { key: `key-${keys}`, priority: "answer", ...more };
}
