import { randomInt } from "node:crypto";
import { mintId } from "../mint.ts";
import { ApiError } from "../web-api/api-error.ts";

const LIFETIME_MS = 3000;

/** `trigger_id`s: what a person did lets the app open one view for them, within three seconds. */
export interface Triggers {
  mint(user: string): string;
  /** The person behind a trigger. Throws `invalid_`, `expired_` or `exchanged_trigger_id`. */
  redeem(id: string): string;
  /** The next `count` triggers have expired before the app gets to them. */
  expire(count: number): void;
}

export function createTriggers(now: () => number): Triggers {
  const minted = new Map<
    string,
    { readonly user: string; readonly until: number; used: boolean }
  >();
  let toExpire = 0;

  return {
    mint(user) {
      const id = `${randomInt(1e12)}.${randomInt(1e12)}.${mintId("").toLowerCase()}`;
      const isLate = toExpire > 0;
      if (isLate) toExpire -= 1;
      minted.set(id, { user, until: isLate ? 0 : now() + LIFETIME_MS, used: false });
      return id;
    },
    redeem(id) {
      const trigger = minted.get(id);
      if (trigger === undefined) throw new ApiError("invalid_trigger_id");
      if (trigger.used) throw new ApiError("exchanged_trigger_id");
      if (now() > trigger.until) throw new ApiError("expired_trigger_id");
      trigger.used = true;
      return trigger.user;
    },
    expire(count) {
      toExpire += count;
    },
  };
}
