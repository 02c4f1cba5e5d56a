import { type FollowedFiles, followFiles } from "@lynceus/config";
import type { LynceusConfig } from "@lynceus/contract";
import type { Logger } from "@lynceus/telemetry";
import type { BotConfig, ReadConfig } from "../config.ts";
import { findChanges } from "./find-changes.ts";

type Good = Extract<ReadConfig, { readonly ok: true }>;

export interface FollowOptions {
  /** The configuration that the bot was started with. */
  readonly initial: Good;
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
  "retentionDays",
  "skills",
  "logLevel",
];

/**
 * Takes up a changed `lynceus.yaml` while the bot runs, tells what changed, and what of it needs a restart. `reload`
 * reads the skills anew as well.
 */
export function followConfig(options: FollowOptions): FollowedFiles {
  const { initial, read, apply, logger, everyMs } = options;
  let current: LynceusConfig | undefined = initial.file?.settings;

  async function take({ config, file }: Good, isAsked: boolean): Promise<void> {
    const changes = findChanges(current, file?.settings);
    current = file?.settings;
    if (changes.length === 0 && !isAsked) return;
    await apply(config);
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

  const paths = initial.file === undefined ? [] : [initial.file.path];
  return followFiles({ paths, read, take, logger, everyMs });
}
