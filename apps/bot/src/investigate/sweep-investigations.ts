import type { Queue } from "@lynceus/queue";
import type { Store } from "@lynceus/store";

const MOST = 200;
const ONCE_IN_MS = 10_000;

/**
 * Queues again what was begun or queued a while ago and has not ended: its process may be dead, and the queue
 * learns that only when its lock ends. A lease keeps two workers apart. Returns how many were queued.
 */
export async function sweepInvestigations(
  {
    store,
    queue,
  }: {
    readonly store: Pick<Store, "investigations">;
    readonly queue: Pick<Queue, "add" | "place">;
  },
  olderThanMs: number,
  now = Date.now(),
): Promise<number> {
  const left = await store.investigations.unfinished({ olderThanMs, limit: MOST });
  let queued = 0;
  for (const { id, threadKey: thread, team } of left) {
    const { state } = await queue.place(id);
    if (state === "waiting" || state === "delayed") continue;
    const again = `${id}-${Math.floor(now / ONCE_IN_MS)}`;
    const job = { kind: "resume", id: again, thread, team, data: { investigation: id } } as const;
    const { added } = await queue.add(job, { priority: "normal" });
    queued += added ? 1 : 0;
  }
  return queued;
}
