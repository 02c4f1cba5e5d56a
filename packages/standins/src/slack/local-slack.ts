import type { Delivered, DeliveryFaults, Interaction } from "./delivery/delivery.ts";
import type { DisconnectReason } from "./delivery/socket-mode.ts";
import type { Faults } from "./faults.ts";
import type { StoredFile } from "./files/files.ts";
import type { Acting } from "./interactivity/acting.ts";
import type { Commanding } from "./interactivity/commanding.ts";
import type { FillingIn } from "./interactivity/filling-in.ts";
import type {
  BotSeed,
  Change,
  Channel,
  Message,
  PersonSeed,
  RecordedCall,
  TeamSeed,
  WorkspaceSeed,
} from "./schema.ts";

export interface LocalSlackOptions {
  /** Default: `acme`. */
  readonly workspace?: WorkspaceSeed;
  /** Default: any free one. */
  readonly port?: number;
  /** Slack's rate limits; on unless `false`. */
  readonly rateTiers?: boolean;
  /** Milliseconds by which they count; default the time of day. */
  readonly rateClock?: () => number;
  /** The address that others reach it by, when something stands before it. */
  readonly publicUrl?: string;
  /** Of an app that is in several workspaces; random unless said. */
  readonly signingSecret?: string;
  /** How long an ack may take; Slack's 3000 unless said. */
  readonly ackTimeoutMs?: number;
  /** Pauses before an event is sent again; Slack's `[0, 60_000, 300_000]` unless said. */
  readonly retryDelaysMs?: readonly number[];
  /** How long a message may be streamed; Slack's five minutes unless said. */
  readonly streamLifetimeMs?: number;
}

interface ReactionOf {
  readonly channel: string;
  readonly ts: string;
  readonly user: string;
  readonly name: string;
}

/**
 * A Slack workspace on this machine: Web API and Socket Mode (or HTTP) as an app sees them, and the hands
 * of the people in it. `channel` is an id or a name with or without `#`. What cannot be done in Slack throws.
 */
export interface LocalSlack extends Acting, Commanding, FillingIn {
  readonly url: string;
  /** For `slackApiUrl`; ends with a slash. */
  readonly apiUrl: string;
  /** Tokens and secret are random, new at every start; the bot's as it is now. */
  readonly botToken: string;
  readonly appToken: string;
  readonly signingSecret: string;
  readonly team: TeamSeed;
  readonly bot: BotSeed;
  /** Installs the app anew: the bot's token, another one than before. */
  install(): string;
  /** Removes the app: its bot token is worth nothing, and the app is told so. */
  uninstall(): Promise<void>;

  /** Posts as a person, in Slack's markup (`<@U…>`), and announces it where the bot is a member. */
  say(said: {
    readonly channel: string;
    readonly user: string;
    readonly text: string;
    readonly threadTs?: string;
  }): Message;
  /** Posts a file as a person, with or without words and others beside it; text is shown as a snippet. */
  upload(upload: {
    readonly channel: string;
    readonly user: string;
    readonly filename: string;
    readonly content: string | Uint8Array;
    readonly others?: readonly {
      readonly filename: string;
      readonly content: string | Uint8Array;
    }[];
    readonly text?: string;
    readonly threadTs?: string;
  }): Message;
  edit(edit: {
    readonly channel: string;
    readonly ts: string;
    readonly user: string;
    readonly text: string;
  }): void;
  remove(removal: { readonly channel: string; readonly ts: string; readonly user: string }): void;
  /** Adds a person's emoji to a message; `name` comes without colons. */
  react(reaction: ReactionOf): void;
  unreact(reaction: ReactionOf): void;
  /**
   * Presses the Stop button of a thread whose agent session is `processing`: ends what is streamed into it
   * and tells the app (`agent_session_stopped`).
   */
  stop(press: {
    readonly channel: string;
    readonly threadTs: string;
    readonly user: string;
  }): Promise<{ readonly acked: boolean }>;
  /** The direct message between a person and the bot; returns its channel id. */
  openDirect(user: string): string;

  readonly people: readonly PersonSeed[];
  /** All conversations, direct messages too. */
  channels(): readonly Channel[];
  /** Top-level messages, oldest first, with their reply counts. */
  messages(channel: string): readonly Message[];
  /** A thread, root first; empty when there is none. */
  thread(channel: string, ts: string): readonly Message[];
  /** A file of anybody's, with a URL that opens it in a page on this machine. */
  file(id: string): StoredFile | undefined;
  ephemerals(channel: string, user: string): readonly Message[];
  /** Calls `listener` on every change; returns the function that ends it. */
  onChange(listener: (change: Change) => void): () => void;
  /** Calls `listener` when an event of the workspace is acknowledged or given up; returns what ends it. */
  onDelivered(
    listener: (delivered: { readonly acked: boolean; readonly tookMs: number }) => void,
  ): () => void;
  /** Every Web API call so far, oldest first. */
  calls(): readonly RecordedCall[];

  readonly faults: Faults;
  readonly delivery: DeliveryFaults;

  /** Delivers an event that nothing here brings about (`app_home_opened`), as its `event_callback`. */
  announce(event: Readonly<Record<string, unknown>>): Promise<Delivered>;
  /** Delivers an interaction's payload as it is (`slash_commands`, `view_submission`), once. */
  interact(interaction: Interaction): Promise<Delivered>;

  /**
   * Switches from Socket Mode to HTTP: from now on events, commands and interactions are posted there,
   * signed. Rejects when the endpoint does not repeat the challenge of `url_verification`.
   */
  setRequestUrl(url: string): Promise<void>;
  connections(): number;
  /** Resolves once a connection has been greeted; at once when there is one. */
  connected(): Promise<void>;
  /** Asks every connection to go, as Slack does when it moves them. */
  disconnect(reason: DisconnectReason): void;
  /** Breaks every connection without a word. */
  cut(): void;
  /** The next `count` `trigger_id`s have expired before the app gets to use them. */
  expireTriggers(count: number): void;
  /** Ends every stream before its time: the next append finds it gone. */
  cutStreams(): void;
  close(): Promise<void>;
}
