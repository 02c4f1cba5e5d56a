import type { EvalCase } from "../case.ts";
import type { CaseResult } from "../result.ts";

/** A world's cases, to be played by one bot in whichever process is free. */
export interface Task {
  readonly world: string;
  readonly cases: readonly EvalCase[];
  readonly trial: number;
  /** `offline` for rules, else a model's name. */
  readonly model: string;
  /** How long one turn may take. */
  readonly withinMs: number;
  /** Decides what everything in the world is called; as it was recorded when absent. */
  readonly renamed?: number;
}

/** What came of a task; `problem` is why there is no result at all, in a sentence. */
export type Done =
  | { readonly number: number; readonly results: readonly CaseResult[] }
  | { readonly number: number; readonly problem: string };
