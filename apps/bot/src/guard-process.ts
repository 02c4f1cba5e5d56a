import type { Logger } from "@lynceus/telemetry";

/** Slack's Socket Mode client (3.1.0) rejects, unhandled, on an `app_rate_limited` envelope: it has no event. */
function isRateLimitNotice(reason: unknown): boolean {
  return reason instanceof TypeError && (reason.stack ?? "").includes("SocketModeClient");
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

  process.on("SIGINT", () => leave(0));
  process.on("SIGTERM", () => leave(0));
  process.on("unhandledRejection", (reason) => {
    if (isRateLimitNotice(reason)) {
      logger.warn({ err: reason }, "Slack limits the events that it delivers for now");
      return;
    }
    logger.error({ err: reason }, "unhandled rejection");
    leave(1);
  });
}
