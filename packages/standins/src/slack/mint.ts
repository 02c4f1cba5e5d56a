import { randomBytes, randomInt } from "node:crypto";

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

function letters(length: number): string {
  return Array.from({ length }, () => ALPHABET.charAt(randomInt(ALPHABET.length))).join("");
}

/** A Slack id: one or two letters for the kind (`C`, `D`, `Ev`), then ten of the alphabet. */
export function mintId(prefix: string): string {
  return `${prefix}0${letters(9)}`;
}

/** `block_id` or `action_id` as Slack makes them up for elements that come without one. */
export function mintElementId(): string {
  return randomBytes(4).toString("base64url").slice(0, 5);
}

/** Tokens of one workspace: random, in Slack's shapes, good for this process alone. */
export function mintTokens(appId: string) {
  const part = () => randomInt(1e11, 9e11).toString();
  return {
    botToken: `xoxb-${part()}-${part()}-${randomBytes(18).toString("base64url")}`,
    appToken: `xapp-1-${appId}-${part()}-${randomBytes(32).toString("hex")}`,
    signingSecret: randomBytes(16).toString("hex"),
    verificationToken: randomBytes(12).toString("base64url"),
  };
}

/** Message timestamps: `<seconds>.<microseconds>`, as strings, unique and increasing. */
export function createTsMint(now: () => number): () => string {
  let last = 0;
  return () => {
    last = Math.max(Math.floor(now() * 1000), last + 1);
    return `${Math.floor(last / 1e6)}.${String(last % 1e6).padStart(6, "0")}`;
  };
}
