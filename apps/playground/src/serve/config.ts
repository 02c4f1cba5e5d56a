import { readModelConfig } from "@lynceus/bot";
import type { StageOptions } from "../stage.ts";

/** Claude, where the environment has a key; what is wrong with it is said, and rules investigate. */
export function readClaude(say: (problem: string) => void): StageOptions["model"] {
  const problems: string[] = [];
  const model = readModelConfig(process.env, problems);
  for (const problem of problems) say(problem);
  return problems.length === 0 ? model : undefined;
}
