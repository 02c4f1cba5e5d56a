import type { Logger } from "@lynceus/telemetry";

export type QuietLog = (message: string, error: unknown) => void;

/**
 * Warns once per message and half a minute, and then says how many more there were: a server that is
 * away can cause thousands of errors a second.
 */
export function createQuietLog(logger: Logger, clock: () => number): QuietLog {
  const last = new Map<string, { at: number; unsaid: number }>();
  return (message, error) => {
    const now = clock();
    const before = last.get(message);
    if (before !== undefined && now - before.at < 30_000) {
      before.unsaid += 1;
      return;
    }
    last.set(message, { at: now, unsaid: 0 });
    logger.warn({ reason: reasonOf(error), unsaid: before?.unsaid ?? 0 }, message);
  };
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message || error.name : String(error);
}
