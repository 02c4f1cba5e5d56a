import type { BullJob } from "../backend/backend.ts";

/** How often a run of this job was cut short or failed; what came in meanwhile may have missed its run. */
export function countInterruptions(bull: BullJob): number {
  return bull.attemptsMade + bull.stalledCounter + (bull.data.drains ?? 0);
}

/** How long a job over a limit stays away, in milliseconds: the more often it came in vain, the longer. */
export function nextTurn(bull: BullJob): number {
  const inVain = Math.max(0, bull.attemptsStarted - 1 - countInterruptions(bull));
  const longest = Math.min(5_000, 250 * 2 ** inVain);
  return Math.round(longest * (0.5 + Math.random() / 2));
}
