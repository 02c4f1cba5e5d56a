import type { Store } from "@lynceus/store";
import { within } from "../within.ts";

const WITHIN_MS = 3_000;
const LEASE_MS = 10_000;

/** Writes something and takes it back. A sentence when the store does not let us; undefined when it does. */
export async function checkStore(
  store: Pick<Store, "leases" | "bootId">,
): Promise<string | undefined> {
  const key = `health/${store.bootId}`;
  const write = async () => {
    await store.leases.acquire(key, store.bootId, 1, LEASE_MS);
    await store.leases.release(key, store.bootId);
  };
  try {
    await within(write(), WITHIN_MS, "");
    return undefined;
  } catch {
    return "The store takes no writes: look at its disk, or at the database, and at the log.";
  }
}
