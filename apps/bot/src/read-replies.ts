import type { Logger } from "@lynceus/telemetry";
import type { webApi } from "@slack/bolt";
import { isRefused } from "./is-refused.ts";

/** The most that one page of `conversations.replies` holds; a thread longer than that is cut at its end. */
const PAGE = 1000;

/** A thread's messages, oldest first; none of a thread that is gone, or that Slack does not show us. */
export async function readReplies(
  where: { readonly channel: string; readonly ts: string; readonly oldest?: string },
  { client, logger }: { readonly client: webApi.WebClient; readonly logger: Logger },
) {
  try {
    return (await client.conversations.replies({ ...where, limit: PAGE })).messages ?? [];
  } catch (error) {
    if (!isRefused(error)) throw error;
    logger.warn({ err: error, channel: where.channel }, "Slack does not show a thread");
    return [];
  }
}
