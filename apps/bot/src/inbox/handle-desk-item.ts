import { handleCommand } from "../commands/handle-command.ts";
import { handleCommandClick } from "../commands/handle-command-click.ts";
import type { Desk } from "../desk.ts";
import { handleHomeClick } from "../home/handle-home-click.ts";
import { handleBotMessage } from "../manners/handle-bot-message.ts";
import { handleMembership } from "../manners/handle-membership.ts";
import type { Rooms } from "../rooms.ts";
import { handleShortcut } from "../shortcuts/handle-shortcut.ts";
import type { ItemPayload } from "./item-payload.ts";
import type { Us } from "./to-item.ts";

/** What people call Lynceus by, other than by talking to it in a thread. */
export type DeskPayload = Extract<
  ItemPayload,
  {
    kind: "bot" | "command" | "command-click" | "home" | "home-click" | "membership" | "shortcut";
  }
>;

/** What handling an item needs, whatever it is. */
export interface ItemOptions {
  readonly us: Us;
  readonly rooms: Rooms;
  readonly desk: Desk;
  readonly receivedAt: Date;
}

/** One of them to its effect in Slack. */
export async function handleDeskItem(
  payload: DeskPayload,
  options: ItemOptions,
  signal: AbortSignal,
): Promise<void> {
  const { us, desk, receivedAt } = options;
  const { team } = us;
  switch (payload.kind) {
    case "bot":
      return handleBotMessage(payload, us, options, signal);
    case "command":
      return handleCommand({ command: payload.command, receivedAt }, team, options, signal);
    case "command-click":
      return handleCommandClick(payload.body, team, options, signal);
    case "shortcut":
      return handleShortcut(payload.shortcut, us, options, signal);
    case "home": {
      const { user, channel, tab } = payload;
      const resident = { team, user, channel };
      if (tab === "messages") return desk.home.suggest(resident, signal);
      return desk.home.publish(resident, "unless-fresh", signal);
    }
    case "home-click":
      return handleHomeClick(payload.body, team, options, signal);
    case "membership":
      return handleMembership(payload, team, desk, signal);
  }
}
