import { type Env, nearest, said } from "@lynceus/config";
import { isHttpMode } from "./read-slack.ts";
import type { Role } from "./read-state.ts";
import { variables } from "./variables.ts";

const LISTENING = ["SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET", "SLACK_CLIENT_SECRET"];

/** What is allowed, and most likely not meant, as sentences. */
export function findWarnings(env: Env, role: Role): readonly string[] {
  const warnings: string[] = [];
  const apiUrl = said(env.SLACK_API_URL);
  if (apiUrl !== undefined && URL.canParse(apiUrl) && !isSlack(new URL(apiUrl))) {
    const { host } = new URL(apiUrl);
    warnings.push(
      `SLACK_API_URL is set: this is NOT Slack. Every message and the bot's tokens go to ${host}. Leave the variable out for Slack itself.`,
    );
  }
  warnings.push(...(role === "worker" ? ofWorker(env) : ofListener(env)));
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

function ofListener(env: Env): readonly string[] {
  const isHttp = isHttpMode(env);
  if (!isHttp && said(env.SLACK_SIGNING_SECRET) !== undefined) {
    return [
      "SLACK_SIGNING_SECRET is not used: events come over Socket Mode. For HTTP set SLACK_MODE=http.",
    ];
  }
  return isHttp && said(env.SLACK_APP_TOKEN) !== undefined
    ? ["SLACK_APP_TOKEN is not used: Slack posts its events here."]
    : [];
}

/** What only a listener needs is better not known elsewhere. */
function ofWorker(env: Env): readonly string[] {
  return LISTENING.filter((name) => said(env[name]) !== undefined).map(
    (name) => `${name} is not used: a worker hears nothing from Slack. Leave it out there.`,
  );
}

function isSlack({ protocol, hostname }: URL): boolean {
  return protocol === "https:" && /(^|\.)slack(-gov)?\.com$/.test(hostname);
}
