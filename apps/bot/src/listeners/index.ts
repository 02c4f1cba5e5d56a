import type { ThreadRef } from "@lynceus/contract";
import { type IncomingMessage, MessageEvent, readMessage } from "@lynceus/intake";
import { actionIds, parseAction } from "@lynceus/reply";
import type { Logger } from "@lynceus/telemetry";
import type { App } from "@slack/bolt";
import { z } from "zod";
import type { Click } from "../handle-action.ts";
import type { Inbox } from "../inbox.ts";

export interface Listeners {
  readonly us: { readonly team: string; readonly botUserId: string };
  readonly inbox: Inbox;
  readonly onMessage: (message: IncomingMessage) => void;
  readonly onClick: (click: Click) => void;
  readonly logger: Logger;
}

/** The fields of `block_actions` that we read. */
const BlockActions = z.object({
  user: z.object({ id: z.string() }),
  channel: z.object({ id: z.string() }),
  container: z.object({ message_ts: z.string(), thread_ts: z.string().optional() }),
  message: z.object({ thread_ts: z.string().optional() }).optional(),
  actions: z
    .array(
      z.object({ action_id: z.string(), action_ts: z.string(), value: z.string().default("") }),
    )
    .min(1),
});

function readClick(body: unknown, team: string): { id: string; click: Click } | undefined {
  const parsed = BlockActions.safeParse(body);
  const pressed = parsed.data?.actions[0];
  if (parsed.data === undefined || pressed === undefined) return undefined;
  const { user, channel, container, message } = parsed.data;
  const action = parseAction(pressed.action_id, pressed.value);
  if (action === undefined) return undefined;
  const thread: ThreadRef = {
    team,
    channel: channel.id,
    threadTs: container.thread_ts ?? message?.thread_ts ?? container.message_ts,
  };
  return {
    id: `${channel.id}:click:${pressed.action_ts}`,
    click: { action, user: user.id, thread },
  };
}

/** What we hear from Slack. Every message and click is taken on once, however often it is announced. */
export function registerListeners(app: App, listeners: Listeners): void {
  const { us, inbox, logger } = listeners;

  async function hear(event: unknown): Promise<void> {
    const parsed = MessageEvent.safeParse(event);
    if (!parsed.success) return;
    const message = readMessage(parsed.data, us);
    if (message.kind === "ignored") {
      logger.debug({ reason: message.reason }, "message left alone");
      return;
    }
    if (inbox.accept(message.id)) listeners.onMessage(message);
  }

  app.event("app_mention", ({ event }) => hear(event));
  app.event("message", ({ event }) => hear(event));
  app.action({ type: "block_actions", action_id: actionIds }, async ({ ack, body }) => {
    await ack();
    const read = readClick(body, us.team);
    if (read === undefined) {
      logger.warn({}, "click on a button that is not ours");
      return;
    }
    if (inbox.accept(read.id)) listeners.onClick(read.click);
  });
}
