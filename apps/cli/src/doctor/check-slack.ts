import { readFileSync } from "node:fs";
import type { BotConfig } from "@lynceus/bot/config";
import { ExpectedError } from "@lynceus/contract";
import { z } from "zod";
import { askJson } from "./ask-json.ts";
import { type Check, type Verdict, verdict } from "./check.ts";
import { checkClock } from "./check-clock.ts";

const SLACK = "https://slack.com/api/";
const manifest = new URL("../../../../slack-manifest.json", import.meta.url);

const Manifest = z.object({
  oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()) }) }),
});
const Told = z.object({
  ok: z.boolean(),
  error: z.string().optional(),
  team: z.string().optional(),
  user: z.string().optional(),
});

/** Those of Slack's tokens that are configured, the scopes of the first, and the clock. */
export function checkSlack({ botToken, appToken, apiUrl }: BotConfig["slack"]): readonly Check[] {
  const bot = botToken !== undefined && {
    about: "slack token",
    run: (signal: AbortSignal) => checkBotToken(botToken, apiUrl, signal),
  };
  const app = appToken !== undefined && {
    about: "slack socket",
    run: (signal: AbortSignal) => checkAppToken(appToken, apiUrl, signal),
  };
  return [bot, app].filter((check) => check !== false);
}

async function call(method: string, token: string, apiUrl = SLACK, signal: AbortSignal) {
  const { body, headers, status } = await askJson(
    `${apiUrl}${method}`,
    {
      who: "Slack",
      method: "POST",
      headers: {
        authorization: `Bearer ${token}`,
        "content-type": "application/x-www-form-urlencoded",
      },
    },
    signal,
  );
  const told = Told.safeParse(body);
  if (!told.success) {
    throw new ExpectedError(
      `What answers in Slack's place (${status}) is not Slack. Check SLACK_API_URL, or leave it out.`,
    );
  }
  return { ...told.data, headers };
}

async function checkBotToken(
  token: string,
  apiUrl: string | undefined,
  signal: AbortSignal,
): Promise<readonly Verdict[]> {
  const from = Date.now();
  const { ok, error, team, user, headers } = await call("auth.test", token, apiUrl, signal);
  const clock = checkClock("slack clock", headers, { from, to: Date.now() });
  if (!ok) return [verdict("slack token", "failed", whyRefused("SLACK_BOT_TOKEN", error)), clock];
  const where =
    apiUrl === undefined ? "" : ` at ${new URL(apiUrl).host}, which is not Slack itself`;
  const state = isSlackItself(apiUrl) ? "fine" : "warning";
  return [
    verdict(
      "slack token",
      state,
      `bot @${user ?? "?"} of the workspace ${team ?? "?"}${state === "fine" ? "" : where}`,
    ),
    checkScopes(headers.get("x-oauth-scopes")),
    clock,
  ];
}

function isSlackItself(apiUrl: string | undefined): boolean {
  return apiUrl === undefined || /(^|\.)slack(-gov)?\.com$/.test(new URL(apiUrl).hostname);
}

/** What the token may do beside what the app's manifest asks for. */
function checkScopes(header: string | null): Verdict {
  const about = "slack scopes";
  const needed = neededScopes();
  if (needed === undefined) {
    return verdict(
      about,
      "warning",
      "Not compared: slack-manifest.json does not lie beside the program.",
    );
  }
  if (header === null)
    return verdict(about, "warning", "Not compared: Slack does not say which scopes there are.");
  const given = header.split(",").map((scope) => scope.trim());
  const missing = needed.filter((scope) => !given.includes(scope));
  if (missing.length === 0) return verdict(about, "fine", `all ${needed.length} of the manifest`);
  return verdict(
    about,
    "failed",
    `Missing: ${missing.join(", ")}. Slack app settings > App Manifest: put slack-manifest.json in, save, and reinstall the app.`,
  );
}

function neededScopes(): readonly string[] | undefined {
  try {
    return Manifest.parse(JSON.parse(readFileSync(manifest, "utf8"))).oauth_config.scopes.bot;
  } catch {
    return undefined;
  }
}

/** Asks where to connect to, and does not connect. */
async function checkAppToken(
  token: string,
  apiUrl: string | undefined,
  signal: AbortSignal,
): Promise<readonly Verdict[]> {
  const about = "slack socket";
  const { ok, error } = await call("apps.connections.open", token, apiUrl, signal);
  return [
    ok
      ? verdict(about, "fine", "Socket Mode opens")
      : verdict(about, "failed", whyRefused("SLACK_APP_TOKEN", error)),
  ];
}

function whyRefused(variable: string, error = "no reason"): string {
  const place =
    variable === "SLACK_BOT_TOKEN"
      ? "OAuth & Permissions > Bot User OAuth Token"
      : "Basic Information > App-Level Tokens, scope connections:write";
  const said = `Slack refuses ${variable} (${error.replaceAll(/[^\w-]/g, " ").slice(0, 60)}).`;
  switch (error) {
    case "missing_scope":
      return `${said} Make another one with its scope: Slack app settings > ${place}.`;
    case "ratelimited":
      return `${said} Wait a minute, then ask again.`;
    case "forbidden_team":
    case "socket_mode_not_enabled":
    case "not_allowed_token_type":
      return `${said} Turn Socket Mode on, and check that the token is the one from Slack app settings > ${place}.`;
    default:
      return `${said} Copy it anew: Slack app settings > ${place}.`;
  }
}
