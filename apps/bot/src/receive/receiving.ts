import type { Receiver } from "@slack/bolt";

/** Whether Slack can reach us: over a connection of ours, or where we listen. `since` is of `performance.now()`. */
export type Reach =
  | { readonly state: "opening" | "listening" }
  | { readonly state: "connected" | "cut"; readonly since: number };

/** A way by which Slack reaches us. */
export interface Receiving {
  readonly receiver: Receiver;
  readonly reach: () => Reach;
}
