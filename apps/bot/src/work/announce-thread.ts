import { randomUUID } from "node:crypto";
import type { Added, Queue } from "@lynceus/queue";

/** Makes a worker look at what a thread waits for; one that waits or runs already is not doubled. */
export function announceThread(
  queue: Pick<Queue, "add">,
  thread: { readonly threadKey: string; readonly team: string },
): Promise<Added> {
  const { threadKey, team } = thread;
  const id = `thread-${randomUUID()}`;
  return queue.add(
    { kind: "thread", id, thread: threadKey, team, data: {} },
    { priority: "interactive" },
  );
}
