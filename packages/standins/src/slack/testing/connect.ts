import { App, SocketModeReceiver } from "@slack/bolt";
import { type Logger, LogLevel, WebClient } from "@slack/web-api";
import type { LocalSlack } from "../local-slack.ts";

const noop = () => {};

export const silent: Logger = {
  debug: noop,
  info: noop,
  warn: noop,
  error: noop,
  setLevel: noop,
  getLevel: () => LogLevel.ERROR,
  setName: noop,
};

const clientOptions = (slack: Pick<LocalSlack, "apiUrl">) => ({
  slackApiUrl: slack.apiUrl,
  retryConfig: { retries: 0 },
  timeout: 10_000,
  allowAbsoluteUrls: false,
  logger: silent,
});

/** The real `WebClient` with the bot's token, or any other. */
export function connectClient(slack: LocalSlack, token: string = slack.botToken): WebClient {
  return new WebClient(token, clientOptions(slack));
}

/** The real Bolt app in socket mode, started; `clientPingTimeout` is also its pause before reconnecting. */
export async function startBolt(
  slack: LocalSlack,
  register: (app: App) => void,
  options: { readonly clientPingTimeout?: number } = {},
): Promise<App> {
  const receiver = new SocketModeReceiver({
    appToken: slack.appToken,
    logger: silent,
    clientPingTimeout: options.clientPingTimeout ?? 5000,
    installerOptions: { clientOptions: clientOptions(slack) },
  });
  const app = new App({
    token: slack.botToken,
    receiver,
    deferInitialization: true,
    convoStore: false,
    logger: silent,
    clientOptions: clientOptions(slack),
  });
  register(app);
  await app.init();
  await app.start();
  return app;
}
