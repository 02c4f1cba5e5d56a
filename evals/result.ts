import type { CaseKind } from "./case.ts";
import type { Judged } from "./judge/judge-turn.ts";
import type { Reason } from "./judge/why-missed.ts";

/** One turn of a case as it came out. */
export interface TurnResult {
  readonly says: string;
  readonly text: string;
  readonly firstMs: number | undefined;
  readonly ms: number;
  readonly judged: Judged;
  /** Whether the investigation's own answer says it, the first look not counted. */
  readonly foundByAnswer?: boolean;
  /** Of the investigations that followed. */
  readonly confidence: readonly string[];
  readonly tools: readonly string[];
  readonly toolCalls: number;
  readonly tokens: number;
  readonly usd: number;
  readonly reason: Reason | undefined;
}

/** One case in one trial. */
export interface CaseResult {
  readonly id: string;
  readonly kind: CaseKind;
  readonly world: string;
  readonly trial: number;
  readonly turns: readonly TurnResult[];
  /** Nothing at all is to be said against it. */
  readonly passed: boolean;
  /** Why there is no result, in a sentence. */
  readonly problem?: string;
}

/** All cases in all trials with one model. */
export interface EvalsResult {
  readonly model: string;
  readonly trials: number;
  /** What decided the names, where everything had another than in the recordings. */
  readonly renamed?: number;
  readonly ms: number;
  readonly cases: readonly CaseResult[];
}
