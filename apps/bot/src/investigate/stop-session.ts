import type { ThreadRef } from "@lynceus/contract";
import { renderSentence } from "@lynceus/reply";
import type { Desk } from "../desk.ts";
import { refusalSentence } from "../manners/refusal-sentence.ts";
import type { Rooms } from "../rooms.ts";
import { GOES_ON, stopInThread, UNSEEN } from "./stop-in-thread.ts";

/**
 * Somebody pressed Slack's own Stop: the same as our button on every investigation under way in the thread, and
 * under the same authorisation. Slack waits for the session to leave `processing`; where something goes on it stays.
 */
export async function stopSession(
  press: { readonly id: string; readonly thread: ThreadRef; readonly user: string },
  options: {
    readonly rooms: Pick<Rooms, "investigations" | "identify" | "sender">;
    readonly desk: Pick<Desk, "manners">;
  },
  signal: AbortSignal,
): Promise<void> {
  const { id, thread, user } = press;
  const { investigations, identify, sender } = options.rooms;
  const admission = await options.desk.manners.admit({ ...thread, user });
  const isWelcome = admission.kind === "welcome";
  const principal = isWelcome ? await identify.principal({ ...thread, user }) : undefined;
  const { goesOn } = await stopInThread({ thread, user, principal }, investigations);
  if (!goesOn) {
    await sender.session(thread, { status: "active" });
    return;
  }
  await sender.session(thread, { status: "processing" });
  const why = isWelcome
    ? UNSEEN
    : refusalSentence(admission.reason, { channel: thread.channel, sender: user });
  const sending = { key: `${id}:refused`, priority: "answer", signal } as const;
  await sender.ephemeral(thread, user, renderSentence(`${GOES_ON} ${why}`), sending);
}
