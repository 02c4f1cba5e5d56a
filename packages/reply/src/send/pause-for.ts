import type { Clock } from "./clock.ts";

/** Resolves after `ms`; rejects with the signal's reason when that comes first. */
export function pauseFor(ms: number, clock: Clock, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.reject(signal.reason);
  return new Promise((resolve, reject) => {
    const cancel = clock.after(ms, () => {
      signal.removeEventListener("abort", end);
      resolve();
    });
    const end = () => {
      cancel();
      reject(signal.reason);
    };
    signal.addEventListener("abort", end, { once: true });
  });
}
