import { readFileSync } from "node:fs";
import { z } from "zod";

const Manifest = z.object({
  oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()) }) }),
});

/** The bot scopes that the app's manifest has. */
export function readScopes(): readonly string[] {
  const file = new URL("../../../../slack-manifest.json", import.meta.url);
  return Manifest.parse(JSON.parse(readFileSync(file, "utf8"))).oauth_config.scopes.bot;
}
