/** Something that a person did, for which Lynceus owes them one answer. */
export interface Sent {
  /** `channel:ts` of a message, `channel:click:action_ts:user` of a click: what the answer's key begins with. */
  readonly id: string;
  readonly kind: "mention" | "reply" | "direct" | "click";
  readonly what: string;
  readonly threadTs: string;
  /** When they did it, in epoch milliseconds. */
  readonly at: number;
  /** What stands in an answer to this and not to something else. */
  readonly says: RegExp;
}

/** A message that Lynceus posted, as it stands now. */
export interface Answer {
  readonly channel: string;
  readonly ts: string;
  readonly threadTs: string;
  readonly at: number;
  readonly text: string;
}
