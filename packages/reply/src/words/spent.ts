import type { Spent } from "@lynceus/contract";
import { counted } from "./phrases.ts";

function duration(ms: number): string {
  if (ms < 9_950) return `${(Math.max(ms, 100) / 1000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  return seconds < 100 ? `${seconds} s` : `${Math.round(seconds / 60)} min`;
}

function tokens(count: number): string {
  return count < 1_000 ? counted(count, "token") : `${(count / 1_000).toFixed(1)} k tokens`;
}

function money(usd: number): string {
  return usd < 0.005 ? "less than $0.01" : `$${usd.toFixed(2)}`;
}

/** `34 s · 9 tool calls · 6.1 k tokens · $0.03`; without the last two where no model was asked. */
export function spentLine({ ms, toolCalls, tokens: count, usd }: Spent): string {
  const model = count === 0 ? [] : [tokens(count), money(usd)];
  return [duration(ms), counted(toolCalls, "tool call"), ...model].join(" · ");
}
