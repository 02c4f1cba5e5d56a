import { type Env, said } from "@lynceus/config";
import { z } from "zod";

interface Token {
  readonly name: string;
  readonly what: string;
  readonly remedy: string;
  readonly pattern: RegExp;
}

const TOKENS: readonly Token[] = [
  {
    name: "SLACK_BOT_TOKEN",
    what: "the bot's token",
    remedy: "Slack app settings > OAuth & Permissions > Bot User OAuth Token (begins with xoxb-)",
    pattern: /^xoxb-[\x21-\x7e]+$/,
  },
  {
    name: "SLACK_APP_TOKEN",
    what: "the app-level token for Socket Mode",
    remedy:
      "Slack app settings > Basic Information > App-Level Tokens, scope connections:write (begins with xapp-)",
    pattern: /^xapp-[\x21-\x7e]+$/,
  },
];

/** What is wrong with the variables for Slack. */
export function slackProblems(env: Env): readonly string[] {
  const problems = TOKENS.flatMap(({ name, what, remedy, pattern }) => {
    const value = said(env[name]);
    if (value === undefined) return [`${name} is not set: ${what}. Where to get it: ${remedy}.`];
    return pattern.test(value) ? [] : [`${name} does not look like ${what}. Expected: ${remedy}.`];
  });
  const apiUrl = said(env.SLACK_API_URL);
  if (apiUrl !== undefined && !z.url({ protocol: /^https?$/ }).safeParse(apiUrl).success) {
    problems.push("SLACK_API_URL is not an address. Leave it out for Slack itself.");
  }
  return problems;
}
