import { sayRefused } from "@lynceus/bot/workspaces";
import { type Verdict, verdict } from "../check.ts";
import { checkClock } from "../check-clock.ts";
import { callSlack } from "./call-slack.ts";
import { missingScopes, SCOPES_REMEDY } from "./missing-scopes.ts";

/** The bot's token of the one workspace, its scopes, and the clock. */
export async function checkBotToken(
  token: string,
  apiUrl: string | undefined,
  signal: AbortSignal,
): Promise<readonly Verdict[]> {
  const about = "slack token";
  const from = Date.now();
  const told = await callSlack({ method: "auth.test", token, apiUrl }, signal);
  const { ok, error, team = "?", user = "?", headers } = told;
  const clock = checkClock("slack clock", headers, { from, to: Date.now() });
  if (!ok) return [verdict(about, "failed", sayRefused("SLACK_BOT_TOKEN", error)), clock];
  const says = `bot @${user} of the workspace ${team}`;
  const isSlack = apiUrl === undefined || isSlackItself(apiUrl);
  return [
    isSlack
      ? verdict(about, "fine", says)
      : verdict(about, "warning", `${says} at ${new URL(apiUrl).host}, which is not Slack itself`),
    checkScopes(headers),
    clock,
  ];
}

function isSlackItself(apiUrl: string): boolean {
  return /(^|\.)slack(-gov)?\.com$/.test(new URL(apiUrl).hostname);
}

function checkScopes(headers: Headers): Verdict {
  const about = "slack scopes";
  const missing = missingScopes(headers);
  if (missing === undefined) {
    return verdict(about, "warning", "Not compared: Slack does not say which scopes there are.");
  }
  return missing.length === 0
    ? verdict(about, "fine", "all of the manifest")
    : verdict(about, "failed", `Missing: ${missing.join(", ")}. ${SCOPES_REMEDY}`);
}
