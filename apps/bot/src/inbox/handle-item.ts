import { readMessage } from "@lynceus/intake";
import { handleAction } from "../handle-action.ts";
import { stopSession } from "../investigate/stop-session.ts";
import { isRefused } from "../is-refused.ts";
import { admitsClick, handleAdmitted } from "../manners/handle-admitted.ts";
import { handleDeskItem, type ItemOptions } from "./handle-desk-item.ts";
import type { ItemPayload } from "./item-payload.ts";
import { readClicks } from "./read-clicks.ts";
import { readPageTurns } from "./read-page-turns.ts";
import { threadOfSession } from "./session-stopped.ts";

type Payload = Exclude<ItemPayload, { kind: "uninstalled" }>;

async function handle(payload: Payload, options: ItemOptions, signal: AbortSignal): Promise<void> {
  const { us, rooms } = options;
  switch (payload.kind) {
    case "message": {
      const message = readMessage(payload.event, us);
      if (message.kind !== "message") return;
      return handleAdmitted(message, payload.external, options, signal);
    }
    case "click":
    case "page-turn": {
      const clicks =
        payload.kind === "click" ? readClicks(payload.body, us) : readPageTurns(payload.body, us);
      for (const click of clicks) {
        if (await admitsClick(click, options, signal)) await handleAction(click, rooms, signal);
      }
      return;
    }
    case "session-stopped": {
      const { event } = payload;
      const { channel, user, event_ts } = event;
      const press = { id: `stop:${channel}:${event_ts}`, thread: threadOfSession(event, us), user };
      return stopSession(press, options, signal);
    }
    default:
      return handleDeskItem(payload, options, signal);
  }
}

/**
 * One kept message or click to its effect in Slack. Where Slack does not let us answer there is nobody to be told.
 * Rejects when Slack or the store is in trouble: then it is to be tried again.
 */
export async function handleItem(
  payload: Payload,
  options: ItemOptions,
  signal: AbortSignal,
): Promise<void> {
  try {
    await handle(payload, options, signal);
  } catch (error) {
    if (!isRefused(error)) throw error;
    const { logger } = options.rooms;
    logger.warn({ err: error, kind: payload.kind }, "Slack does not let us answer there");
  }
}
