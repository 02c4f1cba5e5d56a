import type { Model } from "@lynceus/agent";
import type { Answer } from "@lynceus/contract";
import type { Verdict } from "./verdict.ts";

export interface JudgeOptions {
  readonly id: string;
  readonly model: Model;
  readonly modelName: string;
}

/** Asks a model whether what is cited carries the answer. */
export async function judgeAnswer(
  _answer: Answer,
  _options: JudgeOptions,
  _signal: AbortSignal,
): Promise<{ readonly verdict: Verdict; readonly tokens: number; readonly usd: number }> {
  return { verdict: { kind: "failed", sentence: "not available" }, tokens: 0, usd: 0 };
}
