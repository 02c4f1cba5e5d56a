import { setTimeout as sleep } from "node:timers/promises";
import type { Logger } from "@lynceus/telemetry";
import { ArgocdError } from "../errors.ts";
import type { ArgocdClient } from "../ports.ts";
import type { SetIndex } from "./create-set-index.ts";
import { type Pace, pauseMs } from "./pace.ts";

export interface FeedSetsOptions {
  readonly client: ArgocdClient;
  readonly sets: SetIndex;
  readonly pace: Pace;
  readonly now: () => number;
  readonly logger: Logger;
  /** Called whenever they have been listed or that has failed. */
  readonly onSettled: () => void;
}

/** What a list took, this many times over, is the least pause before the next: large ones are read less often. */
const REST = 20;

/** Lists an instance's ApplicationSets again and again until `signal` aborts: every minute, rarely while it fails. */
export async function feedSets(options: FeedSetsOptions, signal: AbortSignal): Promise<void> {
  const { client, sets, pace, now, logger, onSettled } = options;
  const { instance } = client;
  let failures = 0;
  while (!signal.aborted) {
    const started = now();
    let pause: number;
    try {
      sets.put(instance, await client.listApplicationSets(signal));
      failures = 0;
      pause = Math.max(pace.setsMs * (0.8 + Math.random() * 0.4), REST * (now() - started));
    } catch (error) {
      if (signal.aborted) return;
      const failure = asFailure(error);
      logger.debug({ instance, failure: failure.failure }, "ApplicationSets not listed");
      sets.fail(instance, failure);
      pause = pauseMs(pace, failures, failure.failure);
      failures += 1;
    }
    onSettled();
    await sleep(pause, undefined, { signal }).catch(() => {});
  }

  function asFailure(error: unknown): ArgocdError {
    if (error instanceof ArgocdError) return error;
    logger.error({ instance, err: error }, "ApplicationSets not read");
    const sentence = `Lynceus failed while it read the ApplicationSets of Argo CD \`${instance}\`. The reason is in its log.`;
    return new ArgocdError({ failure: "malformed", instance, sentence });
  }
}
