import { ArgocdError } from "@lynceus/argocd";
import { ExpectedError } from "@lynceus/contract";
import type { Gap } from "./fold-gaps.ts";

export interface Deadline {
  /** Aborts with the caller's signal, or when the time is over. */
  readonly within: AbortSignal;
  /** What was attempted and could not be had. */
  readonly gaps: readonly Gap[];
  /** Runs a part that the whole can do without: what is expected to fail becomes a gap. */
  attempt<T>(gap: Pick<Gap, "part" | "subject">, read: () => Promise<T>): Promise<T | undefined>;
  /** Runs the part that the whole is about; `late` is thrown when the time is over. */
  require<T>(late: string, read: () => Promise<T>): Promise<T>;
}

/** Starts the clock for a piece of work of several parts. The caller's own abort is always thrown. */
export function startDeadline(deadlineMs: number, signal: AbortSignal): Deadline {
  const timeout = AbortSignal.timeout(deadlineMs);
  const within = AbortSignal.any([signal, timeout]);
  const gaps: Gap[] = [];
  return {
    within,
    gaps,
    async attempt(gap, read) {
      try {
        within.throwIfAborted();
        return await read();
      } catch (error) {
        signal.throwIfAborted();
        if (timeout.aborted) {
          const sentence = `not read within the ${deadlineMs / 1000} s there were`;
          gaps.push({ ...gap, cause: "deadline", sentence });
        } else if (error instanceof ExpectedError) {
          gaps.push({ ...gap, cause: causeOf(error), sentence: error.message });
        } else {
          throw error;
        }
        return undefined;
      }
    },
    async require(late, read) {
      try {
        return await read();
      } catch (error) {
        signal.throwIfAborted();
        throw timeout.aborted ? new ExpectedError(late) : error;
      }
    },
  };
}

function causeOf(error: ExpectedError): string {
  return error instanceof ArgocdError ? error.failure : error.message;
}
