import { setTimeout as sleep } from "node:timers/promises";
import type { Logger } from "@lynceus/telemetry";
import { ArgocdError, type ArgocdFailure } from "../errors.ts";
import type { ArgocdClient } from "../ports.ts";
import type { LiveIndex } from "./create-index.ts";
import { followInstance } from "./follow-instance.ts";
import { type Pace, pauseMs } from "./pace.ts";

export interface FeedOptions {
  readonly client: ArgocdClient;
  readonly index: LiveIndex;
  readonly pace: Pace;
  readonly now: () => number;
  readonly logger: Logger;
  /** Called whenever the instance has been listed or has failed. */
  readonly onSettled: () => void;
}

/**
 * Keeps an instance's part of the index up to date until `signal` aborts: follows it, and after a
 * break follows it again, at growing intervals while it fails and far apart while it refuses.
 */
export async function feedInstance(options: FeedOptions, signal: AbortSignal): Promise<void> {
  const { client, index, pace, now, logger, onSettled } = options;
  const { instance } = client;
  const news = index.news(instance);
  let failures = 0;
  let told: ArgocdFailure | undefined;

  function onListed() {
    if (told !== undefined) logger.info({ instance }, "instance answers again");
    told = undefined;
    news.failure = undefined;
    news.listed = true;
    void client.version(signal).then(
      (version) => {
        news.version = version;
      },
      () => logger.debug({ instance }, "version not read"),
    );
    onSettled();
  }

  while (!signal.aborted) {
    const started = now();
    try {
      await followInstance({ client, index, pace, now, onListed }, signal);
    } catch (error) {
      if (signal.aborted) return;
      const failure = asFailure(error);
      tell(failure);
      news.failure = failure;
      onSettled();
    }
    if (now() - started >= pace.steadyMs) failures = 0;
    const pause = pauseMs(pace, failures, news.failure?.failure);
    failures += 1;
    logger.debug({ instance, pauseMs: pause }, "instance will be followed again");
    await sleep(pause, undefined, { signal }).catch(() => {});
  }

  /** Once for each kind of failure, however often it is met. */
  function tell({ failure, message: sentence }: ArgocdError): void {
    if (failure !== told) logger.warn({ instance, failure, sentence }, "instance does not answer");
    told = failure;
  }

  function asFailure(error: unknown): ArgocdError {
    if (error instanceof ArgocdError) return error;
    logger.error({ instance, err: error }, "feed failed");
    return new ArgocdError({
      failure: "malformed",
      instance,
      sentence: `Lynceus failed while it read Argo CD \`${instance}\`. The reason is in its log.`,
    });
  }
}
