import type { BotConfig } from "@lynceus/bot";
import { loadWorld, startLocalAnthropic } from "@lynceus/standins";
import type { Logger } from "@lynceus/telemetry";
import { askOnce } from "../ask-once.ts";
import { type Stage, startStage } from "../stage.ts";
import { call, modelAt, resultsOf, scriptedModel } from "../testing/scripted-model.ts";

const orders = { applicationName: "orders-api" };

/** What the local Claude says: a skill, two looks at once, and an answer that cites one of them. */
const turns = scriptedModel([
  () => [call("activate_skill", { name: "crash-and-configuration" })],
  () => [call("get_application_history", orders), call("get_application_events", orders)],
  (request) => {
    const { data = "" } = JSON.parse(resultsOf(request)[1] ?? "{}") as { data?: string };
    const excerpt = /orders-api: [^\n"\\]+/.exec(data)?.[0] ?? "";
    const claims = [{ text: "The rollout changed it", citations: [{ evidence: "e2", excerpt }] }];
    return [
      call("submit_answer", {
        rootCause: "`5.2.0` reads its configuration from e2e",
        confidence: "high",
        claims,
        fix: "set `config-url` back",
        notChecked: ["the config server itself"],
      }),
    ];
  },
]);

export interface PlayOptions {
  readonly logger: Logger;
  readonly ops?: NonNullable<BotConfig["ops"]>;
  /** Asked when the answer stands, before all is taken down. */
  readonly onAnswered?: (stage: Stage) => Promise<void>;
}

/** Every secret that was in use. */
export interface Played {
  readonly secrets: readonly string[];
}

/**
 * Plays a thread from a mention to an investigated answer over the real road, with a local Slack, Claude and a
 * recorded Argo CD: "Production deployment issue", two failures, "current failure", its root cause.
 */
export async function playThread({ logger, ops, onAnswered }: PlayOptions): Promise<Played> {
  const anthropic = await startLocalAnthropic({ turns });
  const model = { ...modelAt(anthropic.url), apiKey: "sk-ant-only-for-this-thread" };
  let ended = () => {};
  const investigated = new Promise<void>((resolve) => {
    ended = resolve;
  });
  try {
    const stage = await startStage({
      world: loadWorld("config-server-wrong-environment"),
      logger,
      model,
      investigates: true,
      rateTiers: false,
      onInvestigated: () => ended(),
      ...(ops && { ops }),
    });
    try {
      const { channel } = stage;
      const { threadTs } = await askOnce(stage, "Production deployment issue", { channel });
      stage.say("current failure", channel, threadTs);
      await investigated;
      await onAnswered?.(stage);
      const { botToken, appToken } = stage.slack;
      return { secrets: [botToken, appToken, stage.argocd.token, model.apiKey] };
    } finally {
      await stage.close();
    }
  } finally {
    await anthropic.close();
  }
}
