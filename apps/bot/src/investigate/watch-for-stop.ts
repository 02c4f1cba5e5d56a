import type { Store } from "@lynceus/store";
import type { Logger } from "@lynceus/telemetry";

const EVERY_MS = 500;

export interface StopWatch {
  /** Aborted within a second of somebody's wish to stop, in whatever process it was made. */
  readonly wished: AbortSignal;
  end(): void;
}

/** Looks again and again whether an investigation is to stop: holds where a broadcast is lost. */
export function watchForStop(
  id: string,
  { store, logger }: { readonly store: Pick<Store, "cancellations">; readonly logger: Logger },
  everyMs = EVERY_MS,
): StopWatch {
  const stopping = new AbortController();
  const timer = setInterval(() => {
    store.cancellations.isRequested(id).then(
      (wish) => wish && stopping.abort(new Error(`Stopped by ${wish.requestedBy}`)),
      (error: unknown) => logger.warn({ id, err: error }, "not known whether it is to stop"),
    );
  }, everyMs);
  return { wished: stopping.signal, end: () => clearInterval(timer) };
}
