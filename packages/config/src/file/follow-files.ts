import { attempt } from "./attempt.ts";
import { versionOf } from "./version-of.ts";

type Problems = { readonly ok: false; readonly problems: readonly string[] };

export interface FollowFilesOptions<Good extends { readonly ok: true }> {
  /** Looked at by name, so that a link that leads elsewhere now counts as a change. */
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

  let seen = versionsOf(paths);
  const timer = setInterval(() => {
    const now = versionsOf(paths);
    if (now === seen) return;
    seen = now;
    void queue(false);
  }, everyMs);
  timer.unref();
  // What was written while the program started.
  if (paths.length > 0) void queue(false);
  return {
    reload: () => queue(true),
    stop: () => clearInterval(timer),
  };
}

/** A file that is not there has none. */
function versionsOf(paths: readonly string[]): string {
  return JSON.stringify(paths.map((path) => attempt(() => versionOf(path))));
}
