import type { Deliveries, Sender } from "@lynceus/reply";
import type { webApi } from "@slack/bolt";

/** One Slack workspace that we are in: all that is spoken with it goes this way. */
export interface Workspace {
  readonly team: string;
  readonly botUserId: string;
  /** `https://acme.slack.com/` */
  readonly url: string;
  /** Stands before every key of what is kept, where several workspaces share a store; else empty. */
  readonly scope: string;
  /** Reads threads, people and channels. */
  readonly client: webApi.WebClient;
  /** The one way of this process to write there, within that workspace's rate limits. */
  readonly sender: Sender;
  readonly deliveries: Deliveries;
}

/** The workspaces that we are in: the one of a token, or those that have installed the app. */
export interface Workspaces {
  /** Resolves when what is known of them can be used. */
  ready(): Promise<void>;
  /** The workspace of this id; undefined where the app is not installed, or not any more. */
  of(team: string): Promise<Workspace | undefined>;
  /** Slack says that the app is gone from there: its token is forgotten, unless it still works. */
  leave(team: string): Promise<"left" | "still-there">;
  /** Finishes what is on its way to Slack. */
  close(): Promise<void>;
}
