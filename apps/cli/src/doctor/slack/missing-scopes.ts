import { readScopes } from "@lynceus/bot/workspaces";
import { ExpectedError } from "@lynceus/contract";

/** The scopes that the app's manifest asks for and Slack's answer does not name; undefined when it names none. */
export function missingScopes(headers: Headers): readonly string[] | undefined {
  const given = headers.get("x-oauth-scopes")?.split(",");
  const needed = wanted();
  return given && needed.filter((scope) => !given.some((one) => one.trim() === scope));
}

/** What to do where some are missing. */
export const SCOPES_REMEDY =
  "Slack app settings > App Manifest: put slack-manifest.json in, save, and reinstall the app.";

function wanted(): readonly string[] {
  try {
    return readScopes();
  } catch (error) {
    throw new ExpectedError(
      "Slack's scopes are not compared: slack-manifest.json does not lie beside the program, or cannot be read. Install Lynceus anew.",
      { cause: error },
    );
  }
}
