import { setMaxListeners } from "node:events";

/**
 * Runs `work` with a signal that aborts after `timeoutMs` or with `signal`, and settles at that moment
 * even when `work` does not listen. Rejects with `expired()` on expiry, else with the caller's reason.
 */
export async function withDeadline<T>(
  options: { readonly timeoutMs: number; readonly expired: () => Error },
  work: (signal: AbortSignal) => Promise<T>,
  signal?: AbortSignal,
): Promise<T> {
  signal?.throwIfAborted();
  // One caller's signal may stop any number of calls at once.
  if (signal !== undefined) setMaxListeners(0, signal);
  // Not AbortSignal.any: its signals stay registered with a long-lived parent on Node 20.
  const controller = new AbortController();
  const onAbort = () => controller.abort(signal?.reason);
  const timer = setTimeout(() => controller.abort(options.expired()), options.timeoutMs);
  signal?.addEventListener("abort", onAbort, { once: true });
  try {
    return await orAborted(work(controller.signal), controller.signal);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", onAbort);
  }
}

/** Settles like `work`, or rejects with the signal's reason as soon as it aborts. */
export async function orAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  let onAbort = () => {};
  const aborted = new Promise<never>((_, reject) => {
    onAbort = () => reject(signal.reason);
    if (signal.aborted) onAbort();
    signal.addEventListener("abort", onAbort, { once: true });
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener("abort", onAbort);
  }
}
