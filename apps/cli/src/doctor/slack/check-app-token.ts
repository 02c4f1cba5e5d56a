import { sayRefused } from "@lynceus/bot/workspaces";
import { type Verdict, verdict } from "../check.ts";
import { callSlack } from "./call-slack.ts";

/** The token of Socket Mode: asks where to connect to, and does not connect, since Slack would send events there. */
export async function checkAppToken(
  token: string,
  apiUrl: string | undefined,
  signal: AbortSignal,
): Promise<readonly Verdict[]> {
  const about = "slack socket";
  const { ok, error } = await callSlack({ method: "apps.connections.open", token, apiUrl }, signal);
  return [
    ok
      ? verdict(about, "fine", "Socket Mode opens")
      : verdict(about, "failed", sayRefused("SLACK_APP_TOKEN", error)),
  ];
}
