import type { Logger } from "@lynceus/telemetry";
import { SocketModeReceiver } from "@slack/bolt";
import { toSlackLogger } from "../slack-logger.ts";
import { NotKept } from "./not-kept.ts";
import type { Reach, Receiving } from "./receiving.ts";

/**
 * Socket Mode that comes back however long Slack is away. Its client (3.1.0) reconnects after a closed
 * socket, but rejects unhandled, which ends the process, once `apps.connections.open` is out of retries.
 */
export function createSocketReceiver(
  appToken: string,
  { apiUrl, logger }: { readonly apiUrl?: string | undefined; readonly logger: Logger },
): Receiving {
  const receiver = new SocketModeReceiver({
    appToken,
    logger: toSlackLogger(logger),
    // Never acknowledged: Slack sends it again.
    processEventErrorHandler: async ({ error }) => {
      if (!(error instanceof NotKept)) logger.error({ err: error }, "event not processed");
      return false;
    },
    installerOptions: {
      clientOptions: {
        ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl }),
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
  let reach: Reach = { state: "opening" };
  const become = (state: "connected" | "cut") => {
    if (reach.state !== state) reach = { state, since: performance.now() };
  };
  receiver.client.on("connected", () => become("connected"));
  receiver.client.on("slack_event", () => become("connected"));
  receiver.client.on("close", () => become("cut"));
  return { receiver, reach: () => reach };
}
