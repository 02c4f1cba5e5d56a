import type { ThreadRef } from "@lynceus/contract";
import type { WebClient } from "@slack/web-api";
import type { Turn } from "./create-queue.ts";
import { readStamp, type Stamp } from "./stamp.ts";

/** Slack's limit; most threads are one page. */
const PAGE = 999;
const MAX_PAGES = 10;

export interface Found extends Stamp {
  readonly ts: string;
}

/**
 * Looks for a message of ours with this key in a thread; one that still grows has it on a block. Pages come oldest
 * first and there is no way to ask for the last one, so every page is read until it is found.
 */
export async function findDelivery(
  thread: ThreadRef,
  key: string,
  {
    client,
    botId,
    turn,
  }: { readonly client: WebClient; readonly botId: string; readonly turn: Pick<Turn, "request"> },
): Promise<Found | undefined> {
  let cursor: string | undefined;
  for (let page = 0; page < MAX_PAGES; page++) {
    const place = { channel: thread.channel, ts: thread.threadTs, limit: PAGE };
    const more = cursor === undefined ? {} : { cursor };
    const answer = await turn.request("read", thread.channel, () =>
      client.conversations.replies({ ...place, ...more, include_all_metadata: true }),
    );
    for (const { ts, bot_id, metadata, blocks = [] } of answer.messages ?? []) {
      // Any app of the workspace may write such metadata; only our own message counts.
      if (ts === undefined || bot_id !== botId) continue;
      const stamp = readStamp(metadata);
      if (stamp?.key === key) return { ts, ...stamp };
      if (blocks.some(({ block_id }) => block_id === key)) return { ts, key, digest: "" };
    }
    cursor = answer.response_metadata?.next_cursor || undefined;
    if (cursor === undefined) return undefined;
  }
  return undefined;
}
