import { connectModel } from "@lynceus/agent";
import type { InvestigationRequest } from "@lynceus/contract";
import { createOfflineModel, type Verifier } from "@lynceus/investigation";
import type { Skill } from "@lynceus/skills";
import type { Logger } from "@lynceus/telemetry";
import { type Asked, toConnection } from "../config/to-connection.ts";
import type { BotConfig } from "../config.ts";
import type { Models } from "./run-investigation.ts";

/** Who is said to have answered where no model is configured. */
export const RULES = "offline rules";

/** Who investigates, by name: `claude-sonnet-5-5`, or rules. */
export function investigatorOf({ model }: Pick<BotConfig, "model">): string {
  return model?.investigation ?? RULES;
}

export interface ConnectedModels {
  modelsFor(request: InvestigationRequest): Models;
  /** The small and quick one, when there is a model. */
  readonly small?: Verifier;
}

/**
 * Connects what is configured; asks nothing of it yet. Throws `ModelError` when something is missing. Without a
 * model every investigation is made by rules, which say that they are rules.
 */
export async function createModels(
  { model: configured }: Pick<BotConfig, "model">,
  skills: () => readonly Skill[],
  logger: Logger,
): Promise<ConnectedModels> {
  if (configured === undefined) {
    return {
      modelsFor: (request) => ({
        model: createOfflineModel({ request, skills: skills() }),
        modelName: RULES,
      }),
    };
  }
  const connect = async (asked: Asked) => ({
    modelName: asked.model,
    model: await connectModel(toConnection(configured, asked), { logger }),
  });
  const [investigator, verifier, escalation] = await Promise.all([
    connect({ model: configured.investigation }),
    connect({ model: configured.triage, effort: "low" }),
    connect({ model: configured.escalation }),
  ]);
  return { modelsFor: () => ({ ...investigator, verifier, escalation }), small: verifier };
}
