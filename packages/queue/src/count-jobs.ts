import type { BullQueue } from "./backend/backend.ts";
import type { Counts } from "./queue.ts";

export async function countJobs(bull: BullQueue): Promise<Counts> {
  const counts = await bull.getJobCounts(
    "waiting",
    "prioritized",
    "delayed",
    "active",
    "completed",
    "failed",
  );
  return {
    waiting: (counts.waiting ?? 0) + (counts.prioritized ?? 0),
    delayed: counts.delayed ?? 0,
    running: counts.active ?? 0,
    done: counts.completed ?? 0,
    failed: counts.failed ?? 0,
  };
}
