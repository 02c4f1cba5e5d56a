import { readThread, toQuestion } from "@lynceus/intake";
import type { Desk } from "../desk.ts";
import { type BotMessage, senderIds } from "../inbox/bot-message.ts";
import type { Us } from "../inbox/to-item.ts";
import type { Rooms } from "../rooms.ts";
import { diagnose } from "../shortcuts/diagnose.ts";

/** Later than any message: an alert is read as the thread that it begins. */
const EVER = "9999999999.999999";
/** An alert that is over needs nobody. */
const RESOLVED = /\[resolved\b|\bstatus:? *resolved\b|^\W*resolved\b|^\W*ok:/i;

/**
 * What another app said. An alert of one that the channel lists is looked into as the channel, and answered
 * only where it names an application that fails; others who speak to us are told once that people are answered.
 */
export async function handleBotMessage(
  { event, external }: { readonly event: BotMessage; readonly external?: boolean | undefined },
  us: Us,
  { rooms, desk }: { readonly rooms: Rooms; readonly desk: Desk },
  signal: AbortSignal,
): Promise<void> {
  const { channel, ts, thread_ts: threadTs = ts, bot_id: sender } = event;
  const thread = { team: us.team, channel, threadTs };
  const { manners } = desk;
  const listed = manners.settings(channel)?.alerts ?? [];
  if (!senderIds(event).some((id) => listed.includes(id))) {
    return manners.refuse({ reason: "bot", thread, sender }, signal);
  }
  const standing = "member" as const;
  const admission = await manners.admit({
    team: us.team,
    channel,
    user: sender,
    standing,
    external,
  });
  const reader = { botUserId: us.botUserId, before: EVER, nameOf: () => undefined };
  const text = readThread([event], reader)[0]?.text ?? "";
  if (admission.kind === "refused" || RESOLVED.test(text)) return;
  const id = `${channel}:${ts}`;
  const question = toQuestion(
    {
      kind: "message",
      id,
      ts,
      thread,
      inThread: threadTs !== ts,
      user: sender,
      text,
      via: "mention",
    },
    { principal: manners.channelPrincipal(thread), context: [] },
  );
  await diagnose(question, rooms, "onlyNamed", signal);
}
