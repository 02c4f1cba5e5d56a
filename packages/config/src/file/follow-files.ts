import { unwatchFile, watchFile } from "node:fs";

type Problems = { readonly ok: false; readonly problems: readonly string[] };

export interface FollowFilesOptions<Good extends { readonly ok: true }> {
  /** Looked at by name, so that a symbolic link that leads elsewhere now counts as a change. */
  readonly paths: readonly string[];
  /** Reads all of the configuration anew. */
  readonly read: () => Good | Problems;
  /** `isAsked`: whether it is to be taken up even when it is the same. */
  readonly take: (read: Good, isAsked: boolean) => Promise<void>;
  readonly logger: { error(fields: object, message: string): void };
  /** How often the files are looked at, in milliseconds. */
  readonly everyMs?: number | undefined;
}

export interface FollowedFiles {
  /** Reads and takes everything anew, even when the files are the same. */
  reload(): Promise<void>;
  stop(): void;
}

/**
 * Takes up what the files of a configuration say while a program runs. With problems in them the last good
 * configuration stays, and they are told once.
 */
export function followFiles<Good extends { readonly ok: true }>(
  options: FollowFilesOptions<Good>,
): FollowedFiles {
  const { paths, read, take, logger, everyMs = 2_000 } = options;
  let told = "";
  let working = Promise.resolve();

  async function readAnew(isAsked: boolean): Promise<void> {
    const next = read();
    if (next.ok) {
      told = "";
      return take(next, isAsked);
    }
    const problems = next.problems.join("\n");
    if (problems === told && !isAsked) return;
    told = problems;
    logger.error(
      { problems: next.problems },
      "the changed configuration has problems: the last good one stays",
    );
  }

  function queue(isAsked: boolean): Promise<void> {
    working = working
      .then(() => readAnew(isAsked))
      .catch((error: unknown) => logger.error({ err: error }, "configuration not taken up"));
    return working;
  }

  const look = () => void queue(false);
  for (const path of paths) watchFile(path, { interval: everyMs, persistent: false }, look);
  // What was written while the program started.
  if (paths.length > 0) look();
  return {
    reload: () => queue(true),
    stop() {
      for (const path of paths) unwatchFile(path, look);
    },
  };
}
