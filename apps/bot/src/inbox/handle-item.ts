import { readMessage } from "@lynceus/intake";
import { parseAction } from "@lynceus/reply";
import { handleAction } from "../handle-action.ts";
import { handleMessage, type Rooms } from "../handle-message.ts";
import type { ItemPayload } from "./item-payload.ts";
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
      for (const { action_id: actionId, action_ts: ts, value } of payload.body.actions) {
        const action = parseAction(actionId, value);
        if (action === undefined) continue;
        const id = `${thread.channel}:click:${ts}:${user}`;
        await handleAction({ id, action, user, thread }, rooms, signal);
      }
      return;
    }
  }
}
