import type { Database } from "../database/database.ts";
import { readEntries } from "./read-entries.ts";
import { type Verified, verifyEntries } from "./verify-entries.ts";

/** `verifyEntries` over the whole chain of this store: 100,000 entries in seconds, in constant memory. */
export async function verify(
  db: Database,
  options: { readonly anchor?: string | undefined } = {},
  signal?: AbortSignal,
): Promise<Verified> {
  return verifyEntries(() => readEntries(db, signal), options);
}
