import { type Env, said } from "@lynceus/config";

/** Where Slack reaches the bot from outside, as an origin; plain HTTP on this machine alone. */
export function readPublicUrl(env: Env, problems: string[]): string | undefined {
  const value = said(env.LYNCEUS_PUBLIC_URL);
  if (value === undefined) return undefined;
  const url = URL.canParse(value) ? new URL(value) : undefined;
  const isSafe = url?.protocol === "https:" || url?.hostname === "127.0.0.1";
  if (url !== undefined && isSafe && url.href === `${url.origin}/`) return url.origin;
  problems.push(
    "LYNCEUS_PUBLIC_URL is not the address at which Slack reaches the bot, which is HTTPS and has no path: https://lynceus.example.com.",
  );
  return undefined;
}
