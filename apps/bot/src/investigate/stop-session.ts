import type { Principal, ThreadRef } from "@lynceus/contract";
import { canSee } from "@lynceus/guard";
import { renderSentence } from "@lynceus/reply";
import type { Desk } from "../desk.ts";
import { refusalSentence } from "../manners/refusal-sentence.ts";
import type { Rooms } from "../rooms.ts";

const GOES_ON = "What is looked into here goes on.";
const UNSEEN =
  "It is about an application that you may not see here, so somebody else has to stop it.";

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
  if (await stopAll({ thread, user, principal }, investigations)) {
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

/** Stops what the principal may see; false when something goes on. */
async function stopAll(
  by: {
    readonly thread: ThreadRef;
    readonly user: string;
    readonly principal: Principal | undefined;
  },
  investigations: Rooms["investigations"],
): Promise<boolean> {
  const { thread, user, principal } = by;
  let goesOn = false;
  for (const id of await investigations.unfinishedIn(thread)) {
    const found = await investigations.find(id);
    if (found === undefined) continue;
    const { application } = found.request.diagnosis;
    if (principal !== undefined && canSee(principal, application)) {
      await investigations.stop(id, user);
    } else goesOn = true;
  }
  return !goesOn;
}
