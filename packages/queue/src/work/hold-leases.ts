import type { Job } from "../job.ts";
import type { Limits } from "../queue.ts";
import type { QuietLog } from "../quiet-log.ts";

const ttlMs = 60_000;

export interface Held {
  release(): Promise<void>;
  /** Renews them no more, and leaves them to whoever has the job now. */
  abandon(): void;
}

/**
 * Takes a lease for the job's team and one for its instance, and keeps them until they are released;
 * undefined when a limit is reached, or the count cannot be asked. They are the job's, not the
 * process's, so that a job that starts again after a crash finds its own.
 */
export async function holdLeases(
  limits: Limits | undefined,
  job: Job,
  quiet: QuietLog,
): Promise<Held | undefined> {
  if (limits === undefined) return { release: async () => {}, abandon: () => {} };
  const { leases } = limits;
  const wanted = [
    { key: `team:${job.team}`, max: limits.perTeam },
    ...(job.instance === undefined
      ? []
      : [{ key: `instance:${job.instance}`, max: limits.perInstance }]),
  ];
  const acquire = async () => {
    for (const { key, max } of wanted) {
      if (!(await leases.acquire(key, job.id, max, ttlMs))) return false;
    }
    return true;
  };
  const release = async () => {
    for (const { key } of wanted) {
      await leases.release(key, job.id).catch((error) => quiet("lease not released", error));
    }
  };

  const complete = await acquire().catch((error) => {
    quiet("lease not acquired", error);
    return false;
  });
  if (!complete) {
    await release();
    return undefined;
  }
  const renewing = setInterval(() => {
    acquire().catch((error) => quiet("lease not renewed", error));
  }, ttlMs / 3).unref();
  const abandon = () => clearInterval(renewing);
  return {
    abandon,
    release: async () => {
      abandon();
      await release();
    },
  };
}
