import type { BotConfig } from "@lynceus/bot/config";
import type { Check } from "./check.ts";
import { checkInstance } from "./check-instance.ts";
import { checkModel } from "./check-model.ts";
import { checkSkillsOf } from "./check-skills-of.ts";
import { checkSlack } from "./check-slack.ts";
import { checkState } from "./check-state.ts";
import { checkPolicy } from "./policy/check-policy.ts";

/** Everything that a bot of this configuration stands on, in the order in which it is told. */
export function listChecks(
  config: BotConfig,
  { asksModel }: { readonly asksModel: boolean },
): readonly Check[] {
  return [
    ...checkSlack(config),
    ...checkState(config),
    ...checkModel(config.model, { skip: !asksModel }),
    ...config.instances.map(checkInstance),
    checkPolicy(config),
    checkSkillsOf(config.skills),
  ];
}
