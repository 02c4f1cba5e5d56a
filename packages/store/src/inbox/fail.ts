import { type Database, now } from "../database/database.ts";
import { settle } from "./settle.ts";

/** Gives an item up for good, with the reason. False when the claim has passed to someone else. */
export function fail(db: Database, id: number, token: number, reason: string): Promise<boolean> {
  return settle(db, { id, token }, { state: "failed", reason, settledAt: now });
}
