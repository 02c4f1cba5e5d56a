import { createHash } from "node:crypto";
import { type PromptPart, tokensOf } from "./prompt-parts.ts";

/** Input tokens by where they came from; they add up to the prompt. */
export interface CacheUsage {
  readonly input: number;
  readonly read: number;
  readonly written5m: number;
  readonly written1h: number;
}

const minTokens = 512;
/** A breakpoint looks this many pieces back for what is cached already. */
const lookback = 20;
const lifetimes = { "5m": 5 * 60_000, "1h": 60 * 60_000 };

/**
 * The prompt cache of one workspace: prefixes by model, written at breakpoints, read from the longest that is known
 * and alive, renewed by reading. A prefix under 512 tokens (5.5 models) is not cached, and nothing says so.
 */
export function createPromptCache(now: () => number) {
  const entries = new Map<string, { expires: number; readonly lifetime: number }>();
  return (model: string, parts: readonly PromptPart[]): CacheUsage => {
    const prefixes = hashPrefixes(model, parts);
    const marks = parts.flatMap((part, index) =>
      part.marker !== undefined && tokensOf(parts.slice(0, index + 1)) >= minTokens ? [index] : [],
    );
    const known = marks.map((mark) =>
      prefixes.findLastIndex((prefix, index) => {
        if (index > mark || index <= mark - lookback) return false;
        return (entries.get(prefix)?.expires ?? 0) > now();
      }),
    );
    const hit = Math.max(-1, ...known);
    const renewed = entries.get(prefixes[hit] ?? "");
    if (renewed !== undefined) renewed.expires = now() + renewed.lifetime;

    const written = { "5m": 0, "1h": 0 };
    let start = hit + 1;
    for (const mark of marks.filter((index) => index > hit)) {
      const ttl = parts[mark]?.marker?.ttl ?? "5m";
      const lifetime = lifetimes[ttl];
      entries.set(prefixes[mark] ?? "", { expires: now() + lifetime, lifetime });
      written[ttl] += tokensOf(parts.slice(start, mark + 1));
      start = mark + 1;
    }
    return {
      input: tokensOf(parts.slice(start)),
      read: tokensOf(parts.slice(0, hit + 1)),
      written5m: written["5m"],
      written1h: written["1h"],
    };
  };
}

/** The hash of every prefix, each built on the one before. */
function hashPrefixes(model: string, parts: readonly PromptPart[]): readonly string[] {
  let hash = model;
  return parts.map((part) => {
    hash = createHash("sha256").update(hash).update(part.text).digest("hex");
    return hash;
  });
}
