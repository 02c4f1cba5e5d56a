import { connectModel, type ModelConfig } from "@lynceus/agent";
import type { InvestigationRequest } from "@lynceus/contract";
import { createOfflineModel } from "@lynceus/investigation";
import type { Skill } from "@lynceus/skills";
import type { Logger } from "@lynceus/telemetry";
import type { BotConfig } from "../config.ts";
import type { Models } from "./run-investigation.ts";

/** Who is said to have answered where no model is configured. */
const RULES = "offline rules";

/** Who investigates, by name: `claude-sonnet-5-5`, or rules. */
export function investigatorOf({ model }: Pick<BotConfig, "model">): string {
  return model?.investigation ?? RULES;
}

function toConnection(
  { provider, region = "", projectId = "", apiKey, authToken, baseUrl, headers }: Configured,
  model: string,
): ModelConfig {
  switch (provider) {
    case "bedrock":
      return { provider, model, region };
    case "vertex":
      return { provider, model, region, projectId };
    case "anthropic":
      return {
        ...{ provider, model, headers },
        ...(apiKey === undefined ? {} : { apiKey }),
        ...(authToken === undefined ? {} : { authToken }),
        ...(baseUrl === undefined ? {} : { baseURL: baseUrl }),
      };
  }
}

type Configured = NonNullable<BotConfig["model"]>;

/**
 * Connects what is configured; asks nothing of it yet. Throws `ModelError` when something is missing. Without a
 * model every investigation is made by rules, which say that they are rules.
 */
export async function createModels(
  { model: configured }: Pick<BotConfig, "model">,
  skills: readonly Skill[],
  logger: Logger,
): Promise<(request: InvestigationRequest) => Models> {
  if (configured === undefined) {
    return (request) => ({ model: createOfflineModel({ request, skills }), modelName: RULES });
  }
  const connect = async (modelName: string) => ({
    modelName,
    model: await connectModel(toConnection(configured, modelName), { logger }),
  });
  const [investigator, verifier, escalation] = await Promise.all(
    [configured.investigation, configured.triage, configured.escalation].map(connect),
  );
  if (investigator === undefined) throw new Error("no model was connected");
  return () => ({ ...investigator, verifier, escalation });
}
