import type {
  ContentBlock,
  MessageParam,
  StopReason,
  TextBlockParam,
  Tool,
  Usage,
} from "@anthropic-ai/sdk/resources/messages";

/** The conversation's words are Anthropic's own; every other model is reached through a gateway that speaks them. */
export type { ContentBlock, MessageParam, StopReason, TextBlockParam, Tool, Usage };

/** One request for one turn. The same `system` and `tools` for a whole run: thinking and cache are bound to them. */
export interface ModelRequest {
  readonly model: string;
  readonly system: readonly TextBlockParam[];
  readonly tools: readonly Tool[];
  readonly messages: readonly MessageParam[];
  readonly maxTokens: number;
  /** False for the last word of a run whose budget is used up. */
  readonly mayCallTools: boolean;
  /** The run, for traces. */
  readonly conversation: string;
}

/** One turn as the model gave it, kept exactly as received. */
export interface ModelTurn {
  readonly model: string;
  readonly content: readonly ContentBlock[];
  readonly stopReason: StopReason | null;
  /** Why it refused, when it did: Anthropic's `stop_details.category`. */
  readonly refusal?: string;
  readonly usage: Usage;
  /** What attempts that broke off had used by then: billed as well. */
  readonly lost?: readonly Usage[];
}

/** What a model lets hear while it works. */
export type ModelSound =
  | { readonly kind: "thinking"; readonly text: string }
  | { readonly kind: "text"; readonly delta: string }
  /** What was heard of this turn is void: it is asked for again. */
  | { readonly kind: "restart"; readonly reason: string }
  /** What an attempt that broke off had used by then; a turn that is had all the same repeats it in `lost`. */
  | { readonly kind: "lost"; readonly usage: Usage };

/** A model that can be asked for a turn: Claude, whatever a gateway offers, or rules. */
export interface Model {
  /** What is said of who answers: `claude-sonnet-5-5`, `offline rules`. */
  readonly name: string;
  /** Whose it is, in the words of OpenTelemetry (`anthropic`, `aws.bedrock`, `gcp.vertex_ai`); rules have none. */
  readonly provider?: string;
  /**
   * Retries by itself what may pass. Throws `ModelError` with a sentence for the person when the turn cannot
   * be had, the signal's reason when it is cancelled.
   */
  turn(
    request: ModelRequest,
    hear: (sound: ModelSound) => void,
    signal: AbortSignal,
  ): Promise<ModelTurn>;
  /** USD that these tokens cost with this model; 0 for rules. */
  cost(model: string, usage: Usage): number;
}

/** What a call came to, as the model reads it. */
export interface ToolOutcome {
  readonly content: string;
  readonly isError: boolean;
  /** Ours, not the tool's: follows the results as a `system` message, such as a skill's body. */
  readonly instructions?: string;
  /** One line for the person about what came of it. */
  readonly outcome?: string;
}

export interface CallContext {
  /** The model's `tool_use` id. */
  readonly id: string;
  /** The call's place in the run, from 1, in the model's order: the same after a resume. */
  readonly ordinal: number;
}

/** A tool as the loop runs it. */
export interface AgentTool {
  readonly definition: Tool;
  readonly effect: "read" | "write";
  /** A call that succeeds ends the run: `submit_answer`. */
  readonly ends?: boolean;
  /** What the call looks at, in words for the person. */
  describe(input: unknown): string;
  /** Throws only bugs and the signal's reason; a failure of the tool is an outcome with `isError`. */
  run(input: unknown, context: CallContext, signal: AbortSignal): Promise<ToolOutcome>;
}

/** One entry of a run's journal. `kind` and `body` are the loop's own; whoever stores them keeps them as they are. */
export interface JournalRecord {
  readonly seq: number;
  readonly kind: string;
  readonly body: unknown;
}

/** Append-only memory of one run: what a resumed run begins from. */
export interface RunJournal {
  list(): Promise<readonly JournalRecord[]>;
  /** Rejects with `RunSuperseded` when another run of the same investigation has begun. */
  append(record: JournalRecord): Promise<void>;
}
