import { connectModel } from "@lynceus/agent";
import { type BotConfig, toConnection } from "@lynceus/bot/config";
import { createLogger } from "@lynceus/telemetry";
import { type Check, type Verdict, verdict } from "./check.ts";

const silent = createLogger({ name: "doctor", level: "silent" });

/** Each model that is configured, asked for one word; rules where there is none. */
export function checkModel(
  model: BotConfig["model"],
  { skip }: { readonly skip: boolean },
): readonly Check[] {
  const said = (state: Verdict["state"], says: string): readonly Check[] => [
    { about: "model", run: async () => [verdict("model", state, says)] },
  ];
  if (model === undefined) {
    return said(
      "warning",
      "No model is configured: rules investigate. Set ANTHROPIC_API_KEY to let Claude do it.",
    );
  }
  if (skip) return said("skipped", "not asked (--no-model)");
  const names = [...new Set([model.investigation, model.triage, model.escalation])];
  return names.map((name) => ({
    about: `model ${name}`,
    run: (signal) => ask(name, model, signal),
  }));
}

async function ask(
  name: string,
  config: NonNullable<BotConfig["model"]>,
  signal: AbortSignal,
): Promise<readonly Verdict[]> {
  const model = await connectModel(toConnection(config, { model: name, effort: "low" }), {
    logger: silent,
    maxAttempts: 1,
  });
  const turn = await model.turn(
    {
      model: name,
      system: [],
      tools: [],
      messages: [{ role: "user", content: "Answer with the one word: ready" }],
      maxTokens: 64,
      mayCallTools: false,
      conversation: "doctor",
    },
    () => {},
    signal,
  );
  const usd = model.cost(turn.model, turn.usage);
  return [verdict(`model ${name}`, "fine", `answers; the question cost $${usd.toFixed(5)}`)];
}
