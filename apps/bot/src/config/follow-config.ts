import { unwatchFile, watchFile } from "node:fs";
import type { LynceusConfig } from "@lynceus/contract";
import type { Logger } from "@lynceus/telemetry";
import type { BotConfig, ReadConfig } from "../config.ts";
import { findChanges } from "./find-changes.ts";

export interface FollowOptions {
  /** The configuration that the bot was started with. */
  readonly initial: Extract<ReadConfig, { readonly ok: true }>;
  readonly read: () => ReadConfig;
  readonly apply: (config: BotConfig) => Promise<void>;
  readonly logger: Logger;
  /** How often the file is looked at, in milliseconds. */
  readonly everyMs?: number;
}

/** Everything else in the file is joined once, at the start. */
const AT_ONCE: readonly PropertyKey[] = [
  "instances",
  "channels",
  "teams",
  "investigate",
  "budgets",
  "skills",
  "logLevel",
];

export interface FollowedConfig {
  /** Reads everything anew, skills as well, even when the file is the same. */
  reload(): Promise<void>;
  stop(): void;
}

/**
 * Takes up a changed `lynceus.yaml` while the bot runs; looked at by name, so that a symbolic link that leads
 * elsewhere now counts. With problems in it the last good configuration stays, and they are told once.
 */
export function followConfig(options: FollowOptions): FollowedConfig {
  const { initial, read, apply, logger, everyMs = 2_000 } = options;
  let current: LynceusConfig | undefined = initial.file?.settings;
  let told = "";
  let working = Promise.resolve();

  async function take(isAsked: boolean): Promise<void> {
    const next = read();
    if (!next.ok) {
      const problems = next.problems.join("\n");
      if (problems === told && !isAsked) return;
      told = problems;
      logger.error(
        { problems: next.problems },
        "the changed configuration has problems: the last good one stays",
      );
      return;
    }
    told = "";
    const changes = findChanges(current, next.file?.settings);
    current = next.file?.settings;
    if (changes.length === 0 && !isAsked) return;
    await apply(next.config);
    const sentences = (isNow: boolean) =>
      changes
        .filter(({ path: [first = ""] }) => AT_ONCE.includes(first) === isNow)
        .map(({ sentence }) => sentence);
    logger.info({ changes: sentences(true) }, "configuration taken up");
    const later = sentences(false);
    if (later.length > 0) {
      logger.warn({ changes: later }, "this part of the configuration needs a restart");
    }
  }

  function queue(isAsked: boolean): Promise<void> {
    working = working
      .then(() => take(isAsked))
      .catch((error: unknown) => logger.error({ err: error }, "configuration not taken up"));
    return working;
  }

  const path = initial.file?.path;
  const look = () => void queue(false);
  if (path !== undefined) {
    watchFile(path, { interval: everyMs, persistent: false }, look);
    // What was written while the bot started.
    look();
  }
  return {
    reload: () => queue(true),
    stop() {
      if (path !== undefined) unwatchFile(path, look);
    },
  };
}
