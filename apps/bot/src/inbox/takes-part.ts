import { setTimeout as delay } from "node:timers/promises";
import type { Conversations } from "../conversations.ts";
import type { Item } from "./to-item.ts";

/** A thread in which a mention may still be on its way to us, in seconds after its first message. */
const YOUNG_S = 10;
/** Together well within the three seconds that Slack waits for an acknowledgement. */
const LOOKS = 5;
const PAUSE_MS = 400;

function isYoung({ payload, thread }: Item): boolean {
  return payload.kind === "message" && Number(payload.event.ts) - Number(thread.threadTs) < YOUNG_S;
}

/**
 * True when we take part in an item's thread. Slack promises no order, and with several processes each
 * event goes to any of them: a quick reply may be here a moment before the mention that it follows is kept.
 */
export async function takesPart(
  item: Item,
  conversations: Pick<Conversations, "get">,
): Promise<boolean> {
  const looks = isYoung(item) ? LOOKS : 1;
  for (let look = 1; ; look += 1) {
    if ((await conversations.get(item.thread)) !== undefined) return true;
    if (look === looks) return false;
    await delay(PAUSE_MS);
  }
}
