import type { IncomingMessage } from "@lynceus/intake";
import { renderSentence } from "@lynceus/reply";
import type { Desk } from "../desk.ts";
import { handleMessage } from "../handle-message.ts";
import type { Rooms } from "../rooms.ts";
import { refusalSentence } from "./refusal-sentence.ts";

/** A message of somebody who is answered there; others are told why not, once a day, if they spoke to us. */
export async function handleAdmitted(
  message: IncomingMessage,
  external: boolean | undefined,
  { rooms, desk }: { readonly rooms: Rooms; readonly desk: Desk },
  signal: AbortSignal,
): Promise<void> {
  const { thread, user, via, ts } = message;
  const { channel } = thread;
  const { manners, marks } = desk;
  const admission = await manners.admit({ ...thread, user, external });
  if (admission.kind === "refused") {
    if (via === "reply") return;
    void rooms.sender.status(thread, "");
    return manners.refuse({ reason: admission.reason, thread, sender: user }, signal);
  }
  // A reply may be none of ours: only what was said to us is marked before it is read.
  const marking = via === "reply" ? undefined : marks.begin(channel, ts);
  const came = await handleMessage(message, rooms, signal);
  // Nothing was written that would take its place.
  if (came === "silent" && via !== "reply") void rooms.sender.status(thread, "");
  await marking;
  if (came === "silent" && via !== "reply") await marks.drop(channel, ts);
  if (came === "answered" && via !== "reply") await marks.done(channel, ts);
}

/** False, and told to the clicker, when whoever clicks is not answered there. */
export async function admitsClick(
  click: { readonly id: string; readonly user: string; readonly thread: IncomingMessage["thread"] },
  { rooms, desk }: { readonly rooms: Rooms; readonly desk: Desk },
  signal: AbortSignal,
): Promise<boolean> {
  const { id, user, thread } = click;
  const admission = await desk.manners.admit({ ...thread, user });
  if (admission.kind === "welcome") return true;
  const sentence = refusalSentence(admission.reason, { channel: thread.channel, sender: user });
  const sending = { key: `${id}:refused`, priority: "answer", signal } as const;
  await rooms.sender.ephemeral(thread, user, renderSentence(sentence), sending);
  return false;
}
