import type { BullQueue } from "./backend/backend.ts";
import type { Cancellations } from "./open-cancellations.ts";
import type { Cancelled } from "./queue.ts";
import { storedId } from "./stored-id.ts";

export async function cancelJob(
  bull: BullQueue,
  cancellations: Cancellations,
  id: string,
  reason: string,
): Promise<Cancelled> {
  const job = await bull.getJob(storedId(id));
  if (job === undefined) return "unknown";

  const state = await job.getState();
  if (state === "completed" || state === "failed") return "finished";
  if (state !== "active") {
    try {
      await job.remove();
      return "removed";
    } catch (error) {
      // It may have been started in between.
      if ((await job.getState()) !== "active") throw error;
    }
  }
  await cancellations.announce(id, reason);
  return "signalled";
}
