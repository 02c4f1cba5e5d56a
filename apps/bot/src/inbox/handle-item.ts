import { readMessage } from "@lynceus/intake";
import { parseAction } from "@lynceus/reply";
import { handleAction } from "../handle-action.ts";
import { stopSession } from "../investigate/stop-session.ts";
import { admitsClick, handleAdmitted } from "../manners/handle-admitted.ts";
import { handleDeskItem, type ItemOptions } from "./handle-desk-item.ts";
import type { ItemPayload } from "./item-payload.ts";
import { readPageTurns } from "./read-page-turns.ts";
import { threadOfSession } from "./session-stopped.ts";
import { threadOfClick } from "./to-item.ts";

/** One kept message or click to its effect in Slack. */
export async function handleItem(
  payload: Exclude<ItemPayload, { kind: "uninstalled" }>,
  options: ItemOptions,
  signal: AbortSignal,
): Promise<void> {
  const { us, rooms } = options;
  switch (payload.kind) {
    case "message": {
      const message = readMessage(payload.event, us);
      if (message.kind !== "message") return;
      return handleAdmitted(message, payload.external, options, signal);
    }
    case "click": {
      const thread = threadOfClick(payload.body, us);
      const user = payload.body.user.id;
      const [{ action_ts: clickedAt } = { action_ts: "" }] = payload.body.actions;
      const clicked = { id: `${thread.channel}:click:${clickedAt}:${user}`, user, thread };
      if (!(await admitsClick(clicked, options, signal))) return;
      for (const pressed of payload.body.actions) {
        const { action_id: actionId, action_ts: ts, value } = pressed;
        const action = parseAction(actionId, value);
        if (action === undefined) continue;
        const id = `${thread.channel}:click:${ts}:${user}`;
        const on = { kind: "message", pressed: { actionId, value }, body: payload.body } as const;
        await handleAction({ id, action, user, thread, on }, rooms, signal);
      }
      return;
    }
    case "session-stopped": {
      const { event } = payload;
      return stopSession({ thread: threadOfSession(event, us), user: event.user }, rooms);
    }
    case "page-turn": {
      for (const click of readPageTurns(payload.body, us)) await handleAction(click, rooms, signal);
      return;
    }
    default:
      return handleDeskItem(payload, options, signal);
  }
}
