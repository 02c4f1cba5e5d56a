import { ExpectedError } from "@lynceus/contract";
import { webApi } from "@slack/bolt";

export type SlackToken = "SLACK_BOT_TOKEN" | "SLACK_APP_TOKEN";

const WHERE: Readonly<Record<SlackToken, string>> = {
  SLACK_BOT_TOKEN: "Slack app settings > OAuth & Permissions > Bot User OAuth Token",
  SLACK_APP_TOKEN:
    "Slack app settings > Basic Information > App-Level Tokens, scope connections:write",
};

/** Why Slack does not take a token, by the word that it answers, with what to do. */
export function sayRefused(token: SlackToken, error = "no reason"): string {
  const word = error.replaceAll(/[^\w-]/g, " ").slice(0, 60);
  const said = `Slack refuses ${token} (${word}).`;
  switch (error) {
    case "ratelimited":
      return `${said} Wait a minute, then try again.`;
    case "missing_scope":
      return `${said} Make another one with its scope: ${WHERE[token]}.`;
    case "account_inactive":
    case "token_revoked":
      return `${said} The app was removed, or its token revoked: install it again, and copy ${WHERE[token]}.`;
    case "forbidden_team":
    case "socket_mode_not_enabled":
    case "not_allowed_token_type":
      return `${said} Turn Socket Mode on, and check that the token is the one from ${WHERE[token]}.`;
    default:
      return `${said} Copy it anew: ${WHERE[token]}.`;
  }
}

/** What keeps a start from Slack, in words; anything unknown as it is. */
export function explainRefusal(error: unknown, token: SlackToken): unknown {
  if (error instanceof webApi.WebAPIPlatformError) {
    return new ExpectedError(sayRefused(token, error.data.error), { cause: error });
  }
  if (error instanceof webApi.WebAPIRequestError || error instanceof webApi.WebAPIHTTPError) {
    const said = "statusCode" in error ? `answers ${error.statusCode}` : "cannot be reached";
    return new ExpectedError(
      `Slack ${said}. Check that this machine may connect to slack.com, and status.slack.com; then start again.`,
      { cause: error },
    );
  }
  return error;
}
