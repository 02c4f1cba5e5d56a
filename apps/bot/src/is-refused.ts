import { ExpectedError } from "@lynceus/contract";
import { readOutcome } from "@lynceus/reply";
import { webApi } from "@slack/bolt";
import { isOver } from "./workspaces/connect-workspace.ts";

/**
 * True when Slack has said no, and would again: the channel is archived, the thread gone, a scope not granted.
 * A token that Slack does not take is for whoever runs the bot to mend, and what waits for it waits on.
 */
export function isRefused(error: unknown): error is Error {
  if (error instanceof ExpectedError) return true;
  if (!(error instanceof webApi.WebAPIPlatformError) || isOver(error)) return false;
  return readOutcome(error).kind === "refused";
}
