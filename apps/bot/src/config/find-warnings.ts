import { type Env, nearest, said } from "@lynceus/config";
import { isHttpMode } from "./read-slack.ts";
import { variables } from "./variables.ts";

/** What is allowed, and most likely not meant, as sentences. */
export function findWarnings(env: Env): readonly string[] {
  const warnings: string[] = [];
  const apiUrl = said(env.SLACK_API_URL);
  if (apiUrl !== undefined && URL.canParse(apiUrl) && !isSlack(new URL(apiUrl))) {
    const { host } = new URL(apiUrl);
    warnings.push(
      `SLACK_API_URL is set: this is NOT Slack. Every message and the bot's tokens go to ${host}. Leave the variable out for Slack itself.`,
    );
  }
  const isHttp = isHttpMode(env);
  if (!isHttp && said(env.SLACK_SIGNING_SECRET) !== undefined) {
    warnings.push(
      "SLACK_SIGNING_SECRET is not used: events come over Socket Mode. For HTTP set SLACK_MODE=http.",
    );
  }
  if (isHttp && said(env.SLACK_APP_TOKEN) !== undefined) {
    warnings.push("SLACK_APP_TOKEN is not used: Slack posts its events here.");
  }
  const known = variables.map(({ name }) => name);
  for (const name of Object.keys(env)) {
    // A Kubernetes Service called lynceus puts LYNCEUS_PORT and LYNCEUS_SERVICE_HOST into every pod beside it.
    if (!name.startsWith("LYNCEUS_") || /_PORT|_SERVICE_|_TEST_/.test(name)) continue;
    if (known.includes(name)) continue;
    const meant = nearest(name, known);
    const hint = meant === undefined ? "" : ` Did you mean ${meant}?`;
    warnings.push(`${name} is not a variable of Lynceus.${hint}`);
  }
  return warnings;
}

function isSlack({ protocol, hostname }: URL): boolean {
  return protocol === "https:" && /(^|\.)slack(-gov)?\.com$/.test(hostname);
}
