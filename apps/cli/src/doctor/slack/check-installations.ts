import type { BotConfig } from "@lynceus/bot/config";
import { createSeal, type Seal } from "@lynceus/bot/workspaces";
import { ExpectedError } from "@lynceus/contract";
import { type Verdict, verdict } from "../check.ts";
import { callSlack, wordOf } from "./call-slack.ts";
import { missingScopes, SCOPES_REMEDY } from "./missing-scopes.ts";

/** A workspace that has installed the app, as far as it is looked at. */
export interface KeptInstallation {
  readonly team: string;
  readonly teamName: string;
  readonly sealedToken: string;
}

const AGAIN = "Have it install the app again, at /slack/install.";
const MOST_AT_ONCE = 8;

/** A line for every workspace that may be answered: whether its token can be decrypted, and what Slack says to it. */
export async function checkInstallations(
  { install, apiUrl }: BotConfig["slack"],
  kept: readonly KeptInstallation[],
  signal: AbortSignal,
): Promise<readonly Verdict[]> {
  if (install === undefined) return [];
  const seal = createSeal(install.keys);
  const verdicts: Verdict[] = [];
  for (let at = 0; at < kept.length; at += MOST_AT_ONCE) {
    const some = kept
      .slice(at, at + MOST_AT_ONCE)
      .map((one) => checkOne(one, { seal, teams: install.teams, apiUrl }, signal));
    verdicts.push(...(await Promise.all(some)));
  }
  const missing = install.teams.filter((team) => !kept.some((one) => one.team === team));
  return [
    ...verdicts,
    ...missing.map((team) =>
      verdict(
        aboutOf(team),
        "warning",
        "It may install the app, and has not. Somebody of it opens /slack/install at the bot's address.",
      ),
    ),
  ];
}

const aboutOf = (team: string) => `workspace ${team}`;

async function checkOne(
  { team, teamName, sealedToken }: KeptInstallation,
  known: {
    readonly seal: Seal;
    readonly teams: readonly string[];
    readonly apiUrl: string | undefined;
  },
  signal: AbortSignal,
): Promise<Verdict> {
  const about = aboutOf(team);
  if (!known.teams.includes(team)) {
    const says = `${teamName} has installed the app and is not answered. Add ${team} to SLACK_ALLOWED_TEAMS, or remove the app there.`;
    return verdict(about, "warning", says);
  }
  try {
    const token = known.seal.open(sealedToken, team);
    const { apiUrl } = known;
    const told = await callSlack({ method: "auth.test", token, apiUrl }, signal);
    if (!told.ok) {
      const says = `Slack refuses the token of ${teamName} (${wordOf(told.error)}). ${AGAIN}`;
      return verdict(about, "failed", says);
    }
    const missing = missingScopes(told.headers) ?? [];
    if (missing.length > 0) {
      const says = `${teamName} has not granted ${missing.join(", ")}. ${SCOPES_REMEDY} ${AGAIN}`;
      return verdict(about, "failed", says);
    }
    const key = known.seal.isCurrent(sealedToken)
      ? ""
      : ", encrypted with the key before until the next start";
    return verdict(about, "fine", `bot @${told.user ?? "?"} of ${teamName}, all scopes${key}`);
  } catch (error) {
    if (!(error instanceof ExpectedError)) throw error;
    return verdict(about, "failed", error.message);
  }
}
