import type { BullQueue } from "./backend/backend.ts";
import type { Place } from "./queue.ts";
import { storedId } from "./stored-id.ts";

export async function findPlace(bull: BullQueue, id: string): Promise<Place> {
  const jobId = storedId(id);
  const state = await bull.getJobState(jobId);
  switch (state) {
    case "waiting":
    case "prioritized": {
      const first = await bull.getRanges(["wait"], 0, -1, true);
      const then = await bull.getRanges(["prioritized"], 0, -1, true);
      const ahead = [...first, ...then].indexOf(jobId);
      return ahead === -1 ? { state: "running" } : { state: "waiting", ahead };
    }
    case "active":
      return { state: "running" };
    case "completed":
      return { state: "done" };
    case "failed":
      return { state: "failed" };
    case "delayed":
      return { state: "delayed" };
    default:
      return { state: "unknown" };
  }
}
