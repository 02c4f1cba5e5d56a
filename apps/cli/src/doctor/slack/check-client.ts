import { type Verdict, verdict } from "../check.ts";
import { callSlack, wordOf } from "./call-slack.ts";

const WHERE = "Slack app settings > Basic Information > App Credentials";

/** The app's id and secret for installing it: Slack is given a code that cannot be, and says which of the three is wrong. */
export async function checkClient(
  { clientId, clientSecret }: { readonly clientId: string; readonly clientSecret: string },
  apiUrl: string | undefined,
  signal: AbortSignal,
): Promise<readonly Verdict[]> {
  const about = "slack client";
  const form = { client_id: clientId, client_secret: clientSecret, code: "doctor" };
  const { error } = await callSlack({ method: "oauth.v2.access", form, apiUrl }, signal);
  switch (error) {
    case "invalid_code":
      return [verdict(about, "fine", "Slack knows the app, and takes its secret")];
    case "invalid_client_id":
      return [refused(about, "SLACK_CLIENT_ID", "Client ID", error)];
    case "bad_client_secret":
      return [refused(about, "SLACK_CLIENT_SECRET", "Client Secret", error)];
    default:
      return [
        verdict(about, "warning", `Slack answers ${wordOf(error)}. Compare both with ${WHERE}.`),
      ];
  }
}

function refused(about: string, variable: string, field: string, error: string): Verdict {
  const says = `Slack refuses ${variable} (${error}). Copy it anew: ${WHERE} > ${field}.`;
  return verdict(about, "failed", says);
}
