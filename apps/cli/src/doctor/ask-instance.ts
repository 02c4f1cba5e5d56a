import type { BotInstance } from "@lynceus/bot/config";
import { type Answer, askJson } from "./ask-json.ts";

/** Asks one Argo CD for a path of its API, with its token. */
export type Ask = (path: string) => Promise<Answer>;

export function askInstance(
  { name, url, token, client = {} }: BotInstance,
  signal: AbortSignal,
): Ask {
  return async (path) =>
    askJson(
      `${url.replace(/\/+$/, "")}${path}`,
      {
        who: `Argo CD \`${name}\``,
        fetch: client.fetch,
        headers: { accept: "application/json", authorization: `Bearer ${await token()}` },
      },
      signal,
    );
}
