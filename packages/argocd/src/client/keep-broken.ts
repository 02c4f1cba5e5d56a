import { ArgocdError } from "../errors.ts";
import type { LogLine } from "../schema.ts";

/**
 * Runs `read`, attempts included, and where all fail keeps the most lines that one of them had: they are
 * followed by a line of status that says why the rest is missing. Throws what `read` throws when there was
 * no line, and always when the caller itself gave up.
 */
export async function keepBroken(
  read: (onBroken: (lines: readonly LogLine[]) => void) => Promise<readonly LogLine[]>,
  signal: AbortSignal | undefined,
): Promise<readonly LogLine[]> {
  let kept: readonly LogLine[] = [];
  try {
    return await read((lines) => {
      if (lines.length > kept.length) kept = lines;
    });
  } catch (error) {
    const why = reasonOf(error, signal);
    if (why === undefined || kept.every(({ status }) => status)) throw error;
    const content = `the log breaks off here, what follows could not be read: ${why}`;
    return [...kept, { content, podName: "", at: undefined, status: true }];
  }
}

function reasonOf(error: unknown, signal: AbortSignal | undefined): string | undefined {
  if (signal?.aborted) {
    const { reason } = signal;
    const isLate = reason instanceof DOMException && reason.name === "TimeoutError";
    return isLate ? "the time for it was over" : undefined;
  }
  return error instanceof ArgocdError ? error.message : undefined;
}
