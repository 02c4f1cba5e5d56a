import { ExpectedError } from "@lynceus/contract";
import { type IncomingMessage, readThread, toQuestion } from "@lynceus/intake";
import { renderSentence } from "@lynceus/reply";
import type { Desk } from "../desk.ts";
import type { MessageShortcut } from "../inbox/message-shortcut.ts";
import type { Us } from "../inbox/to-item.ts";
import { refusalSentence } from "../manners/refusal-sentence.ts";
import type { Rooms } from "../rooms.ts";
import { diagnose } from "./diagnose.ts";

/** Later than any message: the one that was chosen is read like those before it. */
const EVER = "9999999999.999999";

/** What the chosen message says; an alert's words stand in its attachments. */
function wordsOf({ message, message_ts: ts }: MessageShortcut, us: Us): string {
  const chosen = { ...message, ts };
  const reader = { botUserId: us.botUserId, before: EVER, nameOf: () => undefined };
  return readThread([chosen], reader)[0]?.text ?? "";
}

/** «Diagnose with Lynceus» on a message: what it is about is looked at in its thread, as whoever chose it. */
export async function handleShortcut(
  shortcut: MessageShortcut,
  us: Us,
  { rooms, desk }: { readonly rooms: Rooms; readonly desk: Desk },
  signal: AbortSignal,
): Promise<void> {
  const { channel, message, message_ts: ts, user, action_ts, response_url: url } = shortcut;
  const { team } = us;
  const asker = { team, channel: channel.id, user: user.id };
  const tell = async (sentence: string) => {
    if (url !== undefined)
      await desk.responder.respond(url, renderSentence(sentence), "asker", signal);
  };
  const admission = await desk.manners.admit(asker);
  if (admission.kind === "refused") {
    return tell(refusalSentence(admission.reason, { channel: channel.id, sender: user.id }));
  }
  const threadTs = message.thread_ts ?? ts;
  const incoming: IncomingMessage = {
    kind: "message",
    id: `${channel.id}:diagnose:${action_ts}:${user.id}`,
    ts,
    thread: { team, channel: channel.id, threadTs },
    inThread: threadTs !== ts,
    user: user.id,
    text: wordsOf(shortcut, us),
    via: "mention",
  };
  try {
    const [principal, context] = await Promise.all([
      rooms.identify.principal(asker),
      rooms.readContext(incoming),
    ]);
    await diagnose(toQuestion(incoming, { principal, context }), rooms, "always", signal);
  } catch (error) {
    if (!(error instanceof ExpectedError)) throw error;
    await tell(error.message);
  }
}
