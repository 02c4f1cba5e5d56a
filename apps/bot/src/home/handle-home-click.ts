import { type ApplicationRef, ExpectedError, parseApplicationKey } from "@lynceus/contract";
import { parseAction, renderFirstLook } from "@lynceus/reply";
import type { Desk } from "../desk.ts";
import type { HomeActions } from "../inbox/item-payload.ts";
import { actOnInvestigation } from "../investigate/act-on-investigation.ts";
import { lookInto } from "../look-into.ts";
import type { Rooms } from "../rooms.ts";
import type { Resident } from "./create-home.ts";

/** A look at an application from somebody's home: told in their direct message, where they can go on. */
async function lookAt(
  application: ApplicationRef,
  key: string,
  resident: Resident,
  { rooms, desk }: { readonly rooms: Rooms; readonly desk: Desk },
  signal: AbortSignal,
): Promise<void> {
  const { team, channel } = resident;
  const principal = await rooms.identify.principal(resident);
  const request = { words: [], threadWords: [], logs: false };
  const asker = { principal, state: { application } };
  const { look, state } = await lookInto(request, asker, rooms, signal);
  const message = renderFirstLook(look, { now: new Date(), offersInvestigation: true });
  const ts = await desk.sender.say(channel, message, { key, priority: "answer", signal });
  if (ts === undefined) return;
  await rooms.conversations.set({ team, channel, threadTs: ts }, state);
}

/** A click in somebody's App Home: ends an investigation, or looks at an application. */
export async function handleHomeClick(
  { user, view, actions }: HomeActions,
  team: string,
  options: { readonly rooms: Rooms; readonly desk: Desk },
  signal: AbortSignal,
): Promise<void> {
  const { rooms, desk } = options;
  const resident = { team, user: user.id, channel: view.private_metadata };
  const admission = await desk.manners.admit(resident);
  if (admission.kind === "refused") return desk.home.publish(resident, "always", signal);
  for (const { action_id: actionId, action_ts: ts, value } of actions) {
    const action = parseAction(actionId, value);
    if (action?.kind === "look-at") {
      const application = parseApplicationKey(action.application);
      const key = `home:look:${ts}:${user.id}`;
      if (application !== undefined) await lookAt(application, key, resident, options, signal);
      continue;
    }
    const found =
      action?.kind === "stop" && (await rooms.investigations.find(action.investigation));
    if (found) {
      const { channel } = found.request.thread;
      const principal = await rooms.identify.principal({ ...resident, channel });
      await actOnInvestigation(action, { user: user.id, principal }, rooms).catch(unlessExpected);
    }
    // Whatever was pressed: what does not hold any more is gone from it then.
    await desk.home.publish(resident, "always", signal);
  }
}

function unlessExpected(error: unknown): void {
  if (!(error instanceof ExpectedError)) throw error;
}
