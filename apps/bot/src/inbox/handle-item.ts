import { readMessage } from "@lynceus/intake";
import { parseAction } from "@lynceus/reply";
import { handleAction } from "../handle-action.ts";
import { handleMessage, type Rooms } from "../handle-message.ts";
import type { ItemPayload } from "./item-payload.ts";
import { readPageTurns } from "./read-page-turns.ts";
import { threadOfClick, type Us } from "./to-item.ts";

/** One kept message or click to its effect in Slack. */
export async function handleItem(
  payload: ItemPayload,
  options: { readonly us: Us; readonly rooms: Rooms },
  signal: AbortSignal,
): Promise<void> {
  const { us, rooms } = options;
  switch (payload.kind) {
    case "message": {
      const message = readMessage(payload.event, us);
      if (message.kind === "message") await handleMessage(message, rooms, signal);
      return;
    }
    case "click": {
      const thread = threadOfClick(payload.body, us);
      const user = payload.body.user.id;
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
    case "page-turn": {
      for (const click of readPageTurns(payload.body, us)) await handleAction(click, rooms, signal);
      return;
    }
  }
}
