import { readModelConfig } from "../apps/bot/src/read-model-config.ts";
import type { StageOptions } from "../apps/playground/src/stage.ts";

/** The model to evaluate, reached as the environment says. Throws with a sentence when it cannot be reached. */
export function readModel(name: string): StageOptions["model"] {
  if (name === "offline") return undefined;
  const problems: string[] = [];
  const config = readModelConfig(process.env, problems);
  if (problems.length > 0) throw new Error(problems.join(" "));
  if (config === undefined) {
    throw new Error(
      `To evaluate ${name}, set ANTHROPIC_API_KEY; without a model: --model offline.`,
    );
  }
  return { ...config, investigation: name };
}
