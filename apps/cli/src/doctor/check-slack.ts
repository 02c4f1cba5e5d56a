import type { BotConfig } from "@lynceus/bot/config";
import { type Check, verdict } from "./check.ts";
import { checkAppToken } from "./slack/check-app-token.ts";
import { checkBotToken } from "./slack/check-bot-token.ts";
import { checkClient } from "./slack/check-client.ts";
import { checkHttp } from "./slack/check-http.ts";

const HEARS_NOTHING =
  "A worker hears nothing from Slack. How it reaches the bot is looked at with LYNCEUS_ROLE=slack and the variables of that role.";

/** What of Slack is configured: tokens with their scopes and the clock, and how Slack reaches the bot. */
export function checkSlack({ slack, role }: Pick<BotConfig, "slack" | "role">): readonly Check[] {
  const { botToken, appToken, http, install, apiUrl } = slack;
  const { clientId = "", clientSecret } = install ?? {};
  const checks: Check[] = [];
  const add = (about: string, run: Check["run"]) => void checks.push({ about, run });
  if (botToken !== undefined) add("slack token", (end) => checkBotToken(botToken, apiUrl, end));
  if (appToken !== undefined) add("slack socket", (end) => checkAppToken(appToken, apiUrl, end));
  if (clientSecret !== undefined) {
    const client = { clientId, clientSecret };
    add("slack client", (end) => checkClient(client, apiUrl, end));
  }
  if (http !== undefined) add("slack listener", (end) => checkHttp(http, end));
  if (role === "worker")
    add("slack listener", async () => [verdict("slack listener", "skipped", HEARS_NOTHING)]);
  return checks;
}
