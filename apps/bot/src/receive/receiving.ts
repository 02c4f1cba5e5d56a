import type { Receiver } from "@slack/bolt";

/** A way by which Slack reaches us. */
export interface Receiving {
  readonly receiver: Receiver;
  /** Since when Slack cannot reach us, as `performance.now()` tells it; undefined while it can. */
  readonly cutSince: () => number | undefined;
}
