import { type Database, now } from "../database/database.ts";
import { settle } from "./settle.ts";

/** Marks an item as done, with what came of it. False when the claim has passed to someone else. */
export function finish(
  db: Database,
  id: number,
  token: number,
  outcome: unknown,
): Promise<boolean> {
  return settle(db, { id, token }, { state: "finished", outcome, settledAt: now });
}
