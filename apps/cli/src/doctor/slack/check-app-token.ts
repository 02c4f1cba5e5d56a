import { type Verdict, verdict } from "../check.ts";
import { callSlack, wordOf } from "./call-slack.ts";

/** The token of Socket Mode: asks where to connect to, and does not connect, since Slack would send events there. */
export async function checkAppToken(
  token: string,
  apiUrl: string | undefined,
  signal: AbortSignal,
): Promise<readonly Verdict[]> {
  const about = "slack socket";
  const { ok, error } = await callSlack({ method: "apps.connections.open", token, apiUrl }, signal);
  return [
    ok ? verdict(about, "fine", "Socket Mode opens") : verdict(about, "failed", whyRefused(error)),
  ];
}

function whyRefused(error: string | undefined): string {
  const said = `Slack refuses SLACK_APP_TOKEN (${wordOf(error)}).`;
  const where =
    "Slack app settings > Basic Information > App-Level Tokens, scope connections:write";
  switch (error) {
    case "ratelimited":
      return `${said} Wait a minute, then ask again.`;
    case "missing_scope":
      return `${said} Make another one with its scope: ${where}.`;
    case "forbidden_team":
    case "socket_mode_not_enabled":
    case "not_allowed_token_type":
      return `${said} Turn Socket Mode on, and check that the token is the one from ${where}.`;
    default:
      return `${said} Copy it anew: ${where}.`;
  }
}
