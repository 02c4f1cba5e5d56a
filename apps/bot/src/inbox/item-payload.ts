import { MessageEvent } from "@lynceus/intake";
import { z } from "zod";
import { BotMessage } from "./bot-message.ts";
import { MessageShortcut } from "./message-shortcut.ts";
import { SessionStopped } from "./session-stopped.ts";
import { SlashCommand } from "./slash-command.ts";

const action = z.object({
  action_id: z.string(),
  action_ts: z.string(),
  value: z.string().default(""),
});

/** The fields of `block_actions` that we read. */
export const BlockActions = z.object({
  type: z.literal("block_actions"),
  user: z.object({ id: z.string() }),
  channel: z.object({ id: z.string() }),
  container: z.object({
    message_ts: z.string(),
    thread_ts: z.string().optional(),
    is_ephemeral: z.boolean().optional(),
  }),
  /** As it stands in Slack now; not sent along with a click on what one person alone sees. */
  message: z
    .object({
      thread_ts: z.string().optional(),
      text: z.string().optional(),
      blocks: z.array(z.record(z.string(), z.unknown())).optional(),
    })
    .optional(),
  /** Good for one modal within three seconds. */
  trigger_id: z.string().optional(),
  response_url: z.string().optional(),
  actions: z.array(action).min(1),
});
export type BlockActions = z.infer<typeof BlockActions>;

/** The same in a drawer; `private_metadata` says what it shows. */
export const ModalActions = z.object({
  type: z.literal("block_actions"),
  user: z.object({ id: z.string() }),
  view: z.object({
    type: z.literal("modal"),
    external_id: z.string(),
    private_metadata: z.string(),
  }),
  actions: z.array(action).min(1),
});
export type ModalActions = z.infer<typeof ModalActions>;

/** The same in somebody's App Home, which is in no channel. `private_metadata` holds the id of their direct message. */
export const HomeActions = z.object({
  type: z.literal("block_actions"),
  user: z.object({ id: z.string() }),
  view: z.object({ type: z.literal("home"), private_metadata: z.string().default("") }),
  actions: z.array(action).min(1),
});
export type HomeActions = z.infer<typeof HomeActions>;

/** What the inbox keeps of an event or a click: enough to handle it later, in another process. */
export const ItemPayload = z.discriminatedUnion("kind", [
  /** `external`: whether the channel is shared with another company, where Slack has said so. */
  z.object({ kind: z.literal("message"), event: MessageEvent, external: z.boolean().optional() }),
  z.object({ kind: z.literal("click"), body: BlockActions }),
  /** The app is gone from the item's workspace. */
  z.object({ kind: z.literal("uninstalled") }),
  z.object({ kind: z.literal("page-turn"), body: ModalActions }),
  z.object({ kind: z.literal("session-stopped"), event: SessionStopped }),
  /** What another app has said: an alert, or a word to us. */
  z.object({ kind: z.literal("bot"), event: BotMessage, external: z.boolean().optional() }),
  z.object({ kind: z.literal("command"), command: SlashCommand }),
  z.object({ kind: z.literal("command-click"), body: BlockActions }),
  z.object({ kind: z.literal("shortcut"), shortcut: MessageShortcut }),
  z.object({
    kind: z.literal("home"),
    user: z.string(),
    channel: z.string(),
    tab: z.enum(["home", "messages"]),
  }),
  z.object({ kind: z.literal("home-click"), body: HomeActions }),
  z.object({
    kind: z.literal("membership"),
    channel: z.string(),
    change: z.enum(["joined", "left"]),
    external: z.boolean().optional(),
  }),
]);
export type ItemPayload = z.infer<typeof ItemPayload>;
