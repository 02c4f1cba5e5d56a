/** What someone thinks of an answer. */
export interface Feedback {
  /** Which answer: its investigation's id, or its message's `channel:ts`. */
  readonly answerKey: string;
  readonly userId: string;
  readonly team: string;
  readonly verdict: "up" | "down";
  readonly comment?: string | undefined;
}
