/** What is known of a message by its key. */
export type Delivery =
  /** Nobody has begun it: it is this caller's to send. */
  | { readonly state: "new" }
  /** Begun before, and never heard of again: Slack may have it or not. */
  | { readonly state: "unsure" }
  | { readonly state: "sent"; readonly ts: string };

/**
 * Remembers which messages were sent, so that each is in Slack once however often it is asked for. Must
 * outlive the process where what asks does. Of several callers at once, `begin` answers `new` to one alone.
 */
export interface Deliveries {
  begin(
    key: string,
    /** Without `threadTs` for what stands in no thread. */
    place: { readonly channel: string; readonly threadTs?: string },
  ): Promise<Delivery>;
  /** Of a message that was begun; the first `ts` stays. */
  sent(key: string, ts: string): Promise<void>;
}
