import type { StageOptions } from "../stage.ts";

type Model = StageOptions["model"];

/** The bot's own reading of its environment, so that a key means the same here and there. */
async function readModelConfig(problems: string[]): Promise<Model> {
  const path = new URL("./read-model-config.ts", import.meta.resolve("@lynceus/bot")).href;
  const bot = (await import(path)) as {
    readModelConfig(env: typeof process.env, problems: string[]): Model;
  };
  return bot.readModelConfig(process.env, problems);
}

/** Claude, where the environment has a key; what is wrong with it is said, and rules investigate. */
export async function readClaude(say: (problem: string) => void): Promise<Model> {
  const problems: string[] = [];
  const model = await readModelConfig(problems);
  for (const problem of problems) say(problem);
  return problems.length === 0 ? model : undefined;
}
