import type { Turn } from "./create-queue.ts";
import { type Outcome, readOutcome } from "./read-outcome.ts";

/** With a client that gives up after ten seconds, about half a minute. */
const ATTEMPTS = 3;
const FIRST_PAUSE_MS = 2000;

/** Full jitter: those whom one failure hit do not come back at once. */
const backoffMs = (attempt: number) => Math.random() * FIRST_PAUSE_MS * 4 ** (attempt - 1);

/** Repeats a call on trouble that may pass, a few times. Throws the last failure as it came. */
export async function persist<T>(
  turn: Turn,
  call: () => Promise<T>,
  retryable: readonly Outcome["kind"][] = ["unsent", "unsure"],
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await call();
    } catch (error) {
      if (attempt === ATTEMPTS || !retryable.includes(readOutcome(error).kind)) throw error;
      await turn.pause(backoffMs(attempt));
    }
  }
}
