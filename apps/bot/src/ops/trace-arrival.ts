import { inSpan, semconv } from "@lynceus/telemetry";
import type { Item } from "../inbox/to-item.ts";

/** Begins the trace of what has arrived from Slack and is ours; whatever comes of it belongs to it. */
export function traceArrival(
  { payload }: Pick<Item, "payload">,
  keep: () => Promise<void>,
): Promise<void> {
  const attributes = {
    [semconv.messagingSystem]: "slack",
    [semconv.messagingOperation]: "receive",
    [semconv.itemKind]: payload.kind,
  };
  return inSpan(`receive ${payload.kind}`, { kind: "server", attributes, parent: "root" }, keep);
}
