import type { Spent } from "@lynceus/contract";
import type { MessageParam } from "../ports.ts";
import type { EntryOf } from "./entry.ts";
import type { Stop } from "./read-stop.ts";
import type { RunOutcome, UsedUp } from "./run-end.ts";

export type CallResult = Omit<EntryOf<"call">, "kind" | "ms" | "ordinal">;

/** One call that the model asked for. */
export interface RunCall {
  /** The model's `tool_use` id; a gateway may use one twice, so `ordinal` is the key. */
  readonly id: string;
  /** Its place in the run, from 1, in the model's order. */
  readonly ordinal: number;
  readonly tool: string;
  readonly input: unknown;
  /** A write whose intent is in the journal. */
  readonly begun: boolean;
  readonly result?: CallResult;
}

/** Where a run stands: nothing but what its journal says. */
export interface RunState {
  readonly start: EntryOf<"start">;
  /** Who is asked for the next turn. */
  readonly model: string;
  readonly refusals: number;
  readonly maxTokens: number;
  /** Append-only; what is sent. */
  readonly messages: readonly MessageParam[];
  readonly calls: readonly RunCall[];
  /** How the last turn stopped; undefined once a word of ours has followed it. */
  readonly stop: Stop | undefined;
  readonly pauses: number;
  readonly empties: number;
  /** Calls that had been made when the model was told to stop repeating itself. */
  readonly nudgedAt: number | undefined;
  /** The next turn is the last. */
  readonly wrapUp: UsedUp | undefined;
  readonly spent: Spent;
  readonly end: RunOutcome | undefined;
}
