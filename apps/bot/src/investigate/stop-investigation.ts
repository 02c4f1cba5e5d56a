import type { Queue } from "@lynceus/queue";
import type { Store } from "@lynceus/store";
import { keepLease } from "./keep-lease.ts";
import { investigationLease } from "./run-investigation.ts";
import { type SettleOptions, settleInvestigation } from "./settle-investigation.ts";

export interface StopOptions extends SettleOptions {
  readonly store: SettleOptions["store"] & Pick<Store, "cancellations" | "leases" | "bootId">;
  readonly queue: Pick<Queue, "cancel">;
}

/**
 * Ends an investigation wherever it runs or waits. The wish is kept first: whoever runs it looks for it every
 * moment, and says in the thread that it has ended. False when there is nothing to be stopped.
 */
export async function stopInvestigation(
  id: string,
  by: string,
  options: StopOptions,
): Promise<boolean> {
  const { store, queue } = options;
  const kept = await store.investigations.get(id);
  if (kept === undefined || kept.status === "done" || kept.status === "stopped") return false;
  await store.cancellations.request(id, by);
  await queue.cancel(id, `stopped by ${by}`);

  const lease = await keepLease(investigationLease(id), options);
  if (lease === undefined) return true;
  try {
    await settleInvestigation(kept, { kind: "stopped", by }, options);
  } finally {
    await lease.letGo();
  }
  return true;
}
