import type { Queue } from "@lynceus/queue";
import type { Store } from "@lynceus/store";
import type { Logger } from "@lynceus/telemetry";
import type { BotConfig, BotSettings } from "./config.ts";
import type { Conversations } from "./conversations.ts";
import type { Workspaces } from "./workspaces/workspace.ts";

/** What both sides of the bot stand on, whether they share a process or not. */
export interface Shared {
  readonly config: BotConfig;
  /** What may change while the bot runs, as it is now. */
  readonly settings: () => BotSettings;
  readonly logger: Logger;
  readonly store: Store;
  /** Messages and clicks. */
  readonly queue: Queue;
  /** Long runs have a queue of their own, so that nobody's first look waits for them. */
  readonly investigationQueue: Queue;
  readonly conversations: Conversations;
  /** The ways to Slack of this process. */
  readonly workspaces: Workspaces;
}
