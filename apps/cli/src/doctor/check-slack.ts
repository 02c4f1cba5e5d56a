import type { BotConfig } from "@lynceus/bot/config";
import type { Check } from "./check.ts";
import { checkAppToken } from "./slack/check-app-token.ts";
import { checkBotToken } from "./slack/check-bot-token.ts";
import { checkClient } from "./slack/check-client.ts";
import { checkHttp } from "./slack/check-http.ts";

/** What of Slack is configured: tokens with their scopes and the clock, and how Slack reaches the bot. */
export function checkSlack(slack: BotConfig["slack"]): readonly Check[] {
  const { botToken, appToken, http, install, apiUrl } = slack;
  const checks: Check[] = [];
  const add = (about: string, run: Check["run"]) => void checks.push({ about, run });
  if (botToken !== undefined) add("slack token", (end) => checkBotToken(botToken, apiUrl, end));
  if (appToken !== undefined) add("slack socket", (end) => checkAppToken(appToken, apiUrl, end));
  if (install !== undefined) add("slack client", (end) => checkClient(install, apiUrl, end));
  if (http !== undefined) add("slack listener", (end) => checkHttp(http, end));
  return checks;
}
