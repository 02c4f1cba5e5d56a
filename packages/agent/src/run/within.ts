import { orAborted } from "../or-aborted.ts";

/** `within` ran out of time; what it ran may not have noticed. */
export class TimedOut extends Error {
  override readonly name = "TimedOut";
}

/**
 * Runs `work` for at most `ms`. Settles at that moment, or when `signal` aborts, even when `work` does not
 * listen: with `TimedOut`, or with the signal's reason.
 */
export async function within<T>(
  ms: number,
  work: (signal: AbortSignal) => Promise<T>,
  signal: AbortSignal,
): Promise<T> {
  signal.throwIfAborted();
  const controller = new AbortController();
  const onAbort = () => controller.abort(signal.reason);
  const timer = setTimeout(() => controller.abort(new TimedOut(`${ms} ms`)), ms);
  signal.addEventListener("abort", onAbort, { once: true });
  try {
    return await orAborted(work(controller.signal), controller.signal);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener("abort", onAbort);
  }
}
