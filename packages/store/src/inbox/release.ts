import type { Database } from "../database/database.ts";
import { settle } from "./settle.ts";

/** Gives an item back for the next claim. False when the claim has passed to someone else. */
export function release(db: Database, id: number, token: number): Promise<boolean> {
  return settle(db, { id, token }, { state: "waiting" });
}
