import type { Logger } from "@lynceus/telemetry";
import { SocketModeReceiver } from "@slack/bolt";
import type { BotConfig } from "./config.ts";
import { toSlackLogger } from "./slack-logger.ts";

/**
 * Socket Mode that comes back however long Slack is away. Its client (3.1.0) reconnects after a closed
 * socket, but rejects unhandled, which ends the process, once `apps.connections.open` is out of retries.
 */
export function createReceiver(slack: BotConfig["slack"], logger: Logger): SocketModeReceiver {
  return new SocketModeReceiver({
    appToken: slack.appToken,
    logger: toSlackLogger(logger),
    installerOptions: {
      clientOptions: {
        ...(slack.apiUrl === undefined ? {} : { slackApiUrl: slack.apiUrl }),
        retryConfig: {
          forever: true,
          factor: 1.5,
          minTimeout: 250,
          maxTimeout: 10_000,
          randomize: true,
        },
        timeout: 10_000,
        allowAbsoluteUrls: false,
      },
    },
  });
}
