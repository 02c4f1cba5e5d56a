import type { Fault } from "./faults.ts";
import type { MessagesRequest } from "./schema.ts";

/** A block that the model says; ids and signatures are made up when it is sent. */
export type TurnBlock =
  | { readonly type: "text"; readonly text: string }
  /** Arrives empty unless the request asks for `display: "summarized"`. */
  | { readonly type: "thinking"; readonly thinking: string }
  | {
      readonly type: "tool_use";
      readonly name: string;
      readonly input: Readonly<Record<string, unknown>>;
      readonly id?: string;
    };

type StopReason =
  | "end_turn"
  | "max_tokens"
  | "model_context_window_exceeded"
  | "pause_turn"
  | "refusal"
  | "stop_sequence"
  | "tool_use";

/** Tokens; what is not said is counted. */
interface TurnUsage {
  readonly input_tokens?: number;
  readonly output_tokens?: number;
  readonly cache_creation_input_tokens?: number;
  readonly cache_read_input_tokens?: number;
}

/** What the model says to one request; no content is the empty `end_turn` that really happens. */
export interface Turn {
  readonly content: readonly TurnBlock[];
  /**
   * `tool_use` when there is a call, else `end_turn`. With `max_tokens` a call at the end breaks off in the middle
   * of its input.
   */
  readonly stopReason?: StopReason;
  /** With `refusal`: the policy category. */
  readonly refusal?: "cyber" | "bio" | "frontier_llm" | "reasoning_extraction" | "general_harms";
  readonly usage?: TurnUsage;
  /** What goes wrong while it is said. */
  readonly fault?: Fault;
}

/**
 * The script: one turn after another, or a function that is told the request as received and how many turns were
 * said before. A request that a fault answered does not use a turn up, but a turn's own `fault` does.
 */
export type Turns =
  | readonly Turn[]
  | ((request: MessagesRequest, said: number) => Turn | Promise<Turn>);
