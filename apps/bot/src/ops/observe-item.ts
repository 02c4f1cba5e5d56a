import { carryTrace, count, inSpan, readTrace, semconv, withArrival } from "@lynceus/telemetry";

interface Kept {
  readonly payload: unknown;
  readonly receivedAt: Date;
}

/**
 * Handles one kept item in the trace of its own arrival, and measures it. A job handles whatever its thread
 * waits for, so the item is linked to the job that came by, which may belong to another item's trace.
 */
export function observeItem(item: Kept, kind: string, handle: () => Promise<void>): Promise<void> {
  const carried = readTrace(item.payload);
  const attributes = { [semconv.itemKind]: kind, [semconv.messagingOperation]: "process" };
  const within =
    carried === undefined
      ? ({ parent: "active" } as const)
      : { parent: { carried }, links: [carryTrace()] };
  return inSpan(`handle ${kind}`, { kind: "consumer", attributes, ...within }, async () => {
    try {
      await withArrival(item.receivedAt, handle);
      count("lynceus.inbox.handled", { kind, outcome: "done" });
    } catch (error) {
      count("lynceus.inbox.handled", { kind, outcome: "again" });
      throw error;
    }
  });
}
