/** Something that the app is to be told. */
export interface Letter {
  readonly type: "events_api" | "interactive" | "slash_commands";
  readonly payload: unknown;
  /** Whether the app may answer with its ack. */
  readonly acceptsResponse: boolean;
  /** Set from the second attempt on. */
  readonly retry?: { readonly attempt: number; readonly reason: string };
}

export interface Answer {
  readonly acked: boolean;
  /** What the app answered with its ack. */
  readonly response?: unknown;
  /** Why it counts as unanswered, in Slack's word for it. */
  readonly reason?: string;
  /** The app wants no further attempts (`x-slack-no-retry`). */
  readonly isFinal?: boolean;
}

/** How letters reach the app: its WebSocket connections, or its HTTP endpoint. */
export interface Transport {
  /** What `reason` is when no answer comes in time. */
  readonly lateReason: string;
  isReady(): boolean;
  ready(): Promise<void>;
  /** `abandon` says that the answer is no longer waited for. */
  send(letter: Letter): { readonly answer: Promise<Answer>; abandon(): void };
}
