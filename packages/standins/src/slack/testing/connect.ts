import type { AddressInfo, Server } from "node:net";
import { App, HTTPReceiver, SocketModeReceiver } from "@slack/bolt";
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
  const app = await startApp(slack, receiver, register);
  await app.start();
  return app;
}

/** The real Bolt app behind its own HTTP endpoint, started and entered as the request URL. */
export async function startHttpBolt(slack: LocalSlack, register: (app: App) => void): Promise<App> {
  const receiver = new HTTPReceiver({ signingSecret: slack.signingSecret, logger: silent });
  const app = await startApp(slack, receiver, register);
  const server = (await app.start({ port: 0, host: "127.0.0.1" })) as Server;
  const { port } = server.address() as AddressInfo;
  await slack.setRequestUrl(`http://127.0.0.1:${port}/slack/events`);
  return app;
}

async function startApp(
  slack: LocalSlack,
  receiver: HTTPReceiver | SocketModeReceiver,
  register: (app: App) => void,
): Promise<App> {
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
  return app;
}
