import type { UsedUp } from "@lynceus/reply";
import type { Used } from "@lynceus/store";
import type { Account } from "./accounts-of.ts";

const DAY_MS = 24 * 60 * 60_000;

/** Which limit of an account is reached, and when the next day begins, in UTC. */
export function toUsedUp({ of, name, budget }: Account, used: Used | undefined, now: Date): UsedUp {
  const until = new Date((Math.floor(now.getTime() / DAY_MS) + 1) * DAY_MS);
  const { investigations: begun = 0, usd: spent = 0, held = 0 } = used ?? {};
  const { investigations = Number.POSITIVE_INFINITY, usd = 0 } = budget;
  const limit =
    begun >= investigations
      ? ({ kind: "investigations", most: investigations } as const)
      : ({ kind: "usd", most: usd, spent, held } as const);
  return { of, name, limit, until };
}
