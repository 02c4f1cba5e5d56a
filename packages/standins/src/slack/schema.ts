import type { SlackFile } from "./files/files.ts";
import type { View } from "./views/view.ts";

export interface TeamSeed {
  readonly id: string;
  readonly name: string;
  /** `acme` of `https://acme.slack.com/`. */
  readonly domain: string;
}

export interface PersonSeed {
  readonly id: string;
  /** The handle, without `@`. */
  readonly name: string;
  readonly realName: string;
  readonly email: string;
  /** A multi-channel guest (`is_restricted`). */
  readonly isGuest?: boolean;
  /** Another app's bot user, such as an alert source. */
  readonly isBot?: boolean;
  /** The home workspace of somebody who is here through Slack Connect. */
  readonly teamId?: string;
}

export interface ChannelSeed {
  readonly id: string;
  readonly name: string;
  /** The ids of its people. */
  readonly members: readonly string[];
  /** Whether the bot has been invited; it has unless `false`. */
  readonly hasBot?: boolean;
  readonly isPrivate?: boolean;
  /** Shared with another company through Slack Connect. */
  readonly isExtShared?: boolean;
}

/** A slash command as the app's manifest has it. */
export interface CommandSeed {
  /** With its slash. */
  readonly command: string;
  readonly description: string;
  /** What may follow it: `status [app]`. */
  readonly usageHint?: string;
}

/** A shortcut as the app's manifest has it: of a message's menu, or one that is always at hand. */
export interface ShortcutSeed {
  readonly type: "message" | "global";
  readonly callbackId: string;
  readonly name: string;
}

export interface BotSeed {
  readonly userId: string;
  readonly botId: string;
  readonly appId: string;
  readonly name: string;
  /** Granted bot scopes; without a scope its methods answer `missing_scope` and its events stay away. */
  readonly scopes: readonly string[];
  /** The event types that the app subscribes to; it is told of no others. */
  readonly events: readonly string[];
  /** The commands and shortcuts that the app has registered; unless said, whatever a person names is sent to it. */
  readonly commands?: readonly CommandSeed[];
  readonly shortcuts?: readonly ShortcutSeed[];
}

export interface WorkspaceSeed {
  /** Acme unless said. */
  readonly team?: TeamSeed;
  readonly people: readonly PersonSeed[];
  readonly channels: readonly ChannelSeed[];
  /** What differs from the default bot, Lynceus with all scopes. */
  readonly bot?: Partial<BotSeed>;
}

/** `channel_type` of message events. */
export type ChannelKind = "channel" | "group" | "im" | "mpim";

export interface Channel {
  readonly id: string;
  /** Empty for a direct message. */
  readonly name: string;
  readonly kind: ChannelKind;
  readonly isExtShared: boolean;
  readonly members: ReadonlySet<string>;
  /** Unix seconds. */
  readonly created: number;
}

/** A Block Kit block as it stands on the wire. */
export type Block = Readonly<Record<string, unknown>>;

export interface Reaction {
  readonly name: string;
  readonly users: readonly string[];
  readonly count: number;
}

/** A message in Slack's own words. Replaced as a whole when it changes, never altered in place. */
export interface Message {
  readonly type: "message";
  readonly subtype?: string;
  readonly hidden?: boolean;
  readonly ts: string;
  readonly user: string;
  readonly text: string;
  readonly team?: string;
  /** The author's own workspace, when it is another one. */
  readonly user_team?: string;
  readonly source_team?: string;
  readonly thread_ts?: string;
  readonly parent_user_id?: string;
  readonly client_msg_id?: string;
  readonly bot_id?: string;
  readonly app_id?: string;
  readonly bot_profile?: Readonly<Record<string, unknown>>;
  readonly blocks?: readonly Block[];
  readonly attachments?: readonly unknown[];
  readonly files?: readonly SlackFile[];
  readonly metadata?: unknown;
  /** Only of a streamed message. */
  readonly streaming_state?: "in_progress" | "completed";
  readonly edited?: { readonly user: string; readonly ts: string };
  readonly reactions?: readonly Reaction[];
  /** On a thread's root only, as far as it has replies. */
  readonly reply_count?: number;
  readonly reply_users_count?: number;
  readonly reply_users?: readonly string[];
  readonly latest_reply?: string;
}

/** What somebody looking at the workspace would see change. */
export type Change =
  | { readonly kind: "posted"; readonly channel: string; readonly message: Message }
  | {
      readonly kind: "updated";
      readonly channel: string;
      readonly message: Message;
      readonly previous: Message;
    }
  | { readonly kind: "deleted"; readonly channel: string; readonly message: Message }
  | {
      /** Seen by `user` alone. */
      readonly kind: "ephemeral";
      readonly change: "posted" | "updated" | "deleted";
      readonly channel: string;
      readonly user: string;
      readonly message: Message;
    }
  | {
      readonly kind: "reaction";
      readonly change: "added" | "removed";
      readonly channel: string;
      readonly ts: string;
      readonly user: string;
      readonly name: string;
    }
  | {
      /** What the app says it is doing in a thread; empty when it is over. */
      readonly kind: "status";
      readonly channel: string;
      readonly threadTs: string;
      readonly status: string;
      /** Shown in turn while it lasts. */
      readonly loadingMessages?: readonly string[];
    }
  | {
      /** An agent session; while it is `processing` its thread has a Stop button. */
      readonly kind: "session";
      readonly channel: string;
      readonly threadTs: string;
      readonly status: "active" | "processing" | "suspended" | "closed";
      readonly title: string;
    }
  | {
      /** What the app suggests to ask; without a thread, above the direct message. */
      readonly kind: "prompts";
      readonly channel: string;
      readonly threadTs?: string;
      readonly title?: string;
      readonly prompts: readonly { readonly title: string; readonly message: string }[];
    }
  | {
      /** The name that the app gives a thread. */
      readonly kind: "title";
      readonly channel: string;
      readonly threadTs: string;
      readonly title: string;
    }
  | {
      /** A modal of one person; `refused` comes with what is wrong, by block id. */
      readonly kind: "modal";
      readonly change: "opened" | "updated" | "closed" | "refused";
      readonly user: string;
      readonly view: View;
      readonly errors?: Readonly<Record<string, string>>;
    }
  | { readonly kind: "home"; readonly user: string; readonly view: View };

/** One Web API call as it arrived, its token left out. */
export interface RecordedCall {
  readonly method: string;
  readonly args: Readonly<Record<string, unknown>>;
  /** Epoch milliseconds. */
  readonly at: number;
  /** HTTP status; undefined while unanswered. */
  readonly status: number | undefined;
  /** Slack's error code when the answer was `ok: false`. */
  readonly error: string | undefined;
}
