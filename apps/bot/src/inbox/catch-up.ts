import { type MessageEvent, readMessage } from "@lynceus/intake";
import type { Logger } from "@lynceus/telemetry";
import type { webApi } from "@slack/bolt";
import { readReplies } from "../read-replies.ts";
import { type Item, toItem, type Us } from "./to-item.ts";

/** What overtook a mention by less was waited for when it arrived: see `takesPart`. */
const LATE_MS = 1_000;

/**
 * Keeps what a late mention was overtaken by. Slack sends again what was not acknowledged, a minute later
 * or more, and promises no order. Replies that reached us before the mention were none of ours then,
 * because we took part in no such thread; so they are read from the thread.
 */
export async function catchUp(
  arrived: { readonly event: MessageEvent; readonly receivedAt: Date },
  options: {
    readonly us: Us;
    readonly client: webApi.WebClient;
    readonly logger: Logger;
    /** Keeps an item once, however often it is given one. */
    readonly keep: (item: Item) => Promise<void>;
  },
): Promise<void> {
  const { event, receivedAt } = arrived;
  const { us, keep } = options;
  const mention = readMessage(event, us);
  if (mention.kind === "ignored" || mention.via !== "mention") return;
  if (receivedAt.getTime() - Number(mention.ts) * 1000 < LATE_MS) return;

  const { channel, threadTs } = mention.thread;
  const where = { channel, ts: threadTs, oldest: mention.ts };
  for (const message of await readReplies(where, options)) {
    const { ts = "" } = message;
    if (ts <= mention.ts) continue;
    const said = { ...message, type: "message", channel };
    const event_id = `seen-${channel}-${ts}`;
    const item = toItem({ type: "event_callback", event_id, event: said }, us);
    if (item !== undefined) await keep(item);
  }
}
