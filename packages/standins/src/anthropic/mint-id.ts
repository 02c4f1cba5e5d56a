import { randomInt } from "node:crypto";

const ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz123456789";

/** An id as Anthropic makes them: `msg_01…`, `toolu_01…`, `req_01…`. */
export function mintId(prefix: string): string {
  const letters = Array.from({ length: 22 }, () => ALPHABET.charAt(randomInt(ALPHABET.length)));
  return `${prefix}_01${letters.join("")}`;
}
