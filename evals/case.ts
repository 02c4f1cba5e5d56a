/** What sort of message a case is about: how results are told apart. */
export const kinds = [
  "question",
  "other-words",
  "follow-up",
  "healthy",
  "name",
  "fleet",
  "hurry",
  "concept",
  "revision",
  "people",
  "acting",
  "talk",
] as const;
export type CaseKind = (typeof kinds)[number];

/** What a right answer says and does not say; `|` holds alternatives, case does not matter. */
export interface Expected {
  readonly mustSay: readonly string[];
  readonly mustNotSay: readonly string[];
  /** Failures of which each has to be named: the words that tell it from the others. */
  readonly failures?: readonly (readonly string[])[];
  /** Nothing is wrong, and it has to be said. */
  readonly healthy?: boolean;
}

/** One thing that somebody says. */
export interface Turn {
  readonly says: string;
  /** A colleague, who is not the one who asks; the asker when absent. */
  readonly by?: "colleague";
  /** Whether Lynceus is mentioned. The asker's first words do, unless said; nothing else does. */
  readonly mentions?: boolean;
  /** Said when the answer asks which of several is meant; what follows counts as the same answer. */
  readonly ifAskedBack?: string;
  /** What the answer to this holds; `silence` when nobody wants one; not judged when absent. */
  readonly expects?: Expected | "silence";
}

/** A conversation in a recorded world, and what is true there. */
export interface EvalCase {
  readonly id: string;
  readonly kind: CaseKind;
  readonly world: string;
  /** The channel by its name; the one of the world's project when absent. */
  readonly channel?: string;
  readonly turns: readonly Turn[];
}
