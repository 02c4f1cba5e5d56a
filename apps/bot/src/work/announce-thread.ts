import { createHash } from "node:crypto";
import type { Added, Queue } from "@lynceus/queue";

interface Thread {
  readonly threadKey: string;
  readonly team: string;
}

/** Makes a worker look at what a thread waits for; one that waits or runs already is not doubled. */
export function announceThread(queue: Pick<Queue, "add">, thread: Thread): Promise<Added> {
  const { threadKey, team } = thread;
  const job = { kind: "thread", thread: threadKey, team, data: {} } as const;
  return queue.add(job, { priority: "interactive" });
}

const ONCE_IN_MS = 10_000;

/**
 * Makes a worker look although a job of this thread seems to run: its process may be dead, and the queue
 * learns that only when its lock ends. Claims keep two workers apart. At most one such job in ten seconds.
 */
export function announceAgain(
  queue: Pick<Queue, "add">,
  thread: Thread,
  now = Date.now(),
): Promise<Added> {
  const { threadKey, team } = thread;
  const name = createHash("sha256").update(threadKey).digest("hex").slice(0, 16);
  const id = `resume-${name}-${Math.floor(now / ONCE_IN_MS)}`;
  const job = { kind: "resume", id, thread: threadKey, team, data: {} } as const;
  return queue.add(job, { priority: "interactive" });
}
