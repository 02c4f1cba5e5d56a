import type { BullQueue } from "./backend/backend.ts";
import type { Ask } from "./create-ask.ts";

const batch = 1_000;

/** Removes jobs that ended longer ago than `olderThanMs`, in batches, so that nobody waits long. */
export async function cleanJobs(bull: BullQueue, ask: Ask, olderThanMs: number): Promise<void> {
  for (const state of ["completed", "failed"] as const) {
    const cleanBatch = () => ask(() => bull.clean(olderThanMs, batch, state));
    while ((await cleanBatch()).length === batch);
  }
}
