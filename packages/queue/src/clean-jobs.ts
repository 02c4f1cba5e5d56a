import type { BullQueue } from "./backend/backend.ts";

const batch = 1_000;

/** Removes jobs that ended longer ago than `olderThanMs`, in batches, so that nobody waits long. */
export async function cleanJobs(bull: BullQueue, olderThanMs: number): Promise<void> {
  for (const state of ["completed", "failed"] as const) {
    while ((await bull.clean(olderThanMs, batch, state)).length === batch);
  }
}
