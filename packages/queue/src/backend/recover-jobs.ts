import type { QueuePool } from "../queue.ts";

/**
 * Makes the jobs that a killed process was running start again with the first worker, not when their
 * locks expire: it ends the locks, and leaves the rest to the check for stalled jobs that every worker
 * begins with, so that a job that kills its process is counted and given up in the end. Right only
 * when no other process can be running them. Reads tables of BullMQ 6.7.
 */
export async function recoverJobs(pool: QueuePool, queueName: string): Promise<number> {
  const { rows } = await pool.query<{ id: string }>(
    `update bullmq.job set locked_until_ms = 0, stalled_marked = true
      where queue = $1 and state = 'active' returning id`,
    [queueName],
  );
  // Or the check, which runs once in ten seconds over all processes, would wait its turn.
  await pool.query("delete from bullmq.meta where queue = $1 and field = 'stalled-check'", [
    queueName,
  ]);
  return rows.length;
}
