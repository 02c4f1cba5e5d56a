import type { Principal } from "@lynceus/contract";
import { buttonLabel, renderChosen } from "@lynceus/reply";
import type { Choice } from "../conversations.ts";
import { isRefused } from "../is-refused.ts";
import type { Rooms } from "../rooms.ts";
import type { Click } from "./click.ts";

const MINUTE_MS = 60_000;
/** How long a choice stands: what was found is old by then, and may be looked at anew. */
const STANDS_MS = 15 * MINUTE_MS;
/** Buttons that begin something for everybody. */
const CHOOSING = new Set(["look-at", "focus-failure", "investigate", "show-tree"]);
/** A picture is drawn again on wish: what it shows goes on. */
const STAYS = new Set(["show-tree"]);

function cardOf({ action, on }: Click): string | undefined {
  return CHOOSING.has(action.kind) && on.kind === "message"
    ? on.body.container.message_ts
    : undefined;
}

function ago(at: string, now: Date): string {
  const minutes = Math.round((now.getTime() - new Date(at).getTime()) / MINUTE_MS);
  return minutes < 1 ? "just now" : `${minutes} min ago`;
}

/** A sentence for whoever presses what was pressed a short while before; undefined when it was not. */
export async function saidAlready(
  click: Click,
  { conversations }: Pick<Rooms, "conversations">,
  now: Date,
): Promise<string | undefined> {
  const card = cardOf(click);
  if (card === undefined) return undefined;
  const { choices = [] } = (await conversations.get(click.thread)) ?? {};
  const earlier = choices.find(
    (one) => one.card === card && one.actionId === click.on.pressed.actionId,
  );
  if (earlier === undefined || earlier.click === click.id) return undefined;
  if (now.getTime() - new Date(earlier.at).getTime() > STANDS_MS) return undefined;
  return `${earlier.by} chose this ${ago(earlier.at, now)}; what came of it stands below in this thread.`;
}

/** Keeps who chose what, and says so on the message whose button it was. */
export async function markChosen(
  click: Click,
  principal: Principal,
  { conversations, sender, logger }: Pick<Rooms, "conversations" | "sender" | "logger">,
  signal: AbortSignal,
): Promise<void> {
  const card = cardOf(click);
  const { on, thread, id } = click;
  if (card === undefined || on.kind !== "message") return;
  const { actionId } = on.pressed;
  const { text = "", blocks = [] } = on.body.message ?? {};
  const label = buttonLabel(blocks, actionId) ?? actionId;
  const now = new Date();
  const choice: Choice = {
    card,
    actionId,
    label,
    click: id,
    by: principal.name,
    at: now.toISOString(),
  };
  const choices = await conversations.choose(thread, choice);
  const isCard = blocks.length > 0 && on.body.container.is_ephemeral !== true;
  if (!isCard || STAYS.has(click.action.kind)) return;
  const shown = choices.filter((one) => !one.actionId.startsWith("show_tree"));
  try {
    await sender.update(thread, card, renderChosen({ text, blocks }, shown, now), {
      key: `card:${thread.channel}:${card}`,
      stamp: "kept",
      priority: "answer",
      signal,
    });
  } catch (error) {
    if (!isRefused(error)) throw error;
    logger.warn({ err: error, click: id }, "Slack does not let us change the message chosen from");
  }
}
