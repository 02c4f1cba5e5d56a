import { ExpectedError } from "@lynceus/contract";
import type { Logger } from "@lynceus/telemetry";
import { explainRefusal } from "./workspaces/explain-refusal.ts";

/**
 * Slack's Socket Mode client (3.1.0) rejects, unhandled: on an `app_rate_limited` envelope, which has no event,
 * and when Slack does not let it in again.
 */
function isOfSocket(reason: unknown): boolean {
  return reason instanceof Error && (reason.stack ?? "").includes("SocketModeClient");
}

/** Signals stop the bot in order; an unhandled rejection stops it too, unless it is known to be harmless. */
export function guardProcess(options: {
  readonly logger: Logger;
  readonly stop: () => Promise<void>;
}): void {
  const { logger, stop } = options;
  let leaving = false;

  function leave(code: number): void {
    if (leaving) process.exit(code);
    leaving = true;
    stop().then(
      () => process.exit(code),
      (error: unknown) => {
        logger.error({ err: error }, "did not stop in order");
        process.exit(1);
      },
    );
  }

  function leaveOrderly(): void {
    logger.info(
      {},
      "stopping: what was begun may take ten seconds, another signal ends it at once",
    );
    leave(0);
  }

  process.on("SIGINT", leaveOrderly);
  process.on("SIGTERM", leaveOrderly);
  process.on("unhandledRejection", (reason) => {
    if (isOfSocket(reason) && reason instanceof TypeError) {
      logger.warn({ err: reason }, "Slack limits the events that it delivers for now");
      return;
    }
    const known = isOfSocket(reason) ? explainRefusal(reason, "SLACK_APP_TOKEN") : reason;
    if (known instanceof ExpectedError)
      logger.error({ sentence: known.message }, "cut off by Slack");
    else logger.error({ err: reason }, "unhandled rejection");
    leave(1);
  });
}
