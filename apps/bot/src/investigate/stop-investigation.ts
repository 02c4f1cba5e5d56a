import type { Queue } from "@lynceus/queue";
import type { Store } from "@lynceus/store";
import { findUnsettled } from "./find-unsettled.ts";
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
  if ((await findUnsettled(id, store)) === undefined) return false;
  await store.cancellations.request(id, by);
  await queue.cancel(id, `stopped by ${by}`);

  const lease = await keepLease(investigationLease(id), options);
  if (lease === undefined) return true;
  try {
    // Whoever ran it may have come to its end in this moment.
    const left = await findUnsettled(id, store);
    if (left !== undefined) await settleInvestigation(left, { kind: "stopped", by }, options);
    return left !== undefined;
  } finally {
    await lease.letGo();
  }
}
