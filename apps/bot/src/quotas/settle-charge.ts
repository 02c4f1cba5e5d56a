import { type JournalRecord, readRun } from "@lynceus/agent";
import type { InvestigationEnd } from "@lynceus/contract";
import type { Store } from "@lynceus/store";
import { createStoreJournal } from "../investigate/store-journal.ts";

/** Charges what an investigation has cost: as its end tells, or its journal, where it was broken off and nobody counted. */
export async function settleCharge(
  id: string,
  { spent }: Pick<InvestigationEnd, "spent">,
  store: Pick<Store, "charges" | "journal">,
): Promise<void> {
  const journalled = async () => costOf(await createStoreJournal(store, { id, fence: 0 }).list());
  await store.charges.settle(id, spent.steps > 0 ? spent.usd : await journalled());
}

function costOf(records: readonly JournalRecord[]): number {
  try {
    return readRun(records)?.spent.usd ?? 0;
  } catch {
    // A journal that is broken must not keep an investigation from ending.
    return 0;
  }
}
