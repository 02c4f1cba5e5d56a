import type { Server, ServerResponse } from "node:http";
import type { Logger } from "@lynceus/telemetry";
import { HTTPReceiver, type HTTPReceiverOptions, type Receiver } from "@slack/bolt";
import type { HttpConfig } from "../config/read-slack.ts";
import { toSlackLogger } from "../slack-logger.ts";
import { explainListening } from "./explain-listening.ts";
import { NotKept } from "./not-kept.ts";
import type { Receiving } from "./receiving.ts";

/** Where Slack posts events, commands and clicks. */
const EVENTS_PATH = "/slack/events";

/** Slack waits three seconds; what is not kept by then is refused in time, and sent again. */
const ANSWERED_WITHIN_MS = 2_500;
/** Slack's largest payloads, views with their state, stay below 500 kB. */
const BODY_BYTES = 1_000_000;
const REQUEST_MS = 10_000;

/** Slack sends again what a server has no room for. */
function refuse(response: ServerResponse): void {
  if (!response.headersSent) response.writeHead(503).end();
}

/**
 * HTTP mode on Bolt's receiver: it verifies the signature of the raw body, in constant time and for five
 * minutes, before anything is parsed. What cannot be kept is a 503, and never a 200.
 */
export function createHttpReceiver(
  { host, port, signingSecret }: HttpConfig,
  options: {
    readonly logger: Logger;
    /** What lets workspaces install the app; nobody can without it. */
    readonly installing?: Partial<HTTPReceiverOptions>;
    readonly onListening?: ((url: string) => void) | undefined;
  },
): Receiving {
  const { logger, installing = {}, onListening } = options;
  const receiver = new HTTPReceiver({
    ...installing,
    signingSecret,
    endpoints: EVENTS_PATH,
    bodyLimit: BODY_BYTES,
    logger: toSlackLogger(logger),
    unhandledRequestTimeoutMillis: ANSWERED_WITHIN_MS,
    unhandledRequestHandler: ({ response }) => {
      if (!response.headersSent)
        logger.warn({}, "not kept in time: Slack is asked to send it again");
      refuse(response);
    },
    processEventErrorHandler: async ({ error, response }) => {
      if (!(error instanceof NotKept)) logger.error({ err: error }, "request not processed");
      refuse(response);
      return false;
    },
    dispatchErrorHandler: ({ response }) => {
      response.writeHead(404).end();
    },
  });
  let server: Server | undefined;
  const ours: Receiver = {
    init: (app) => receiver.init(app),
    async start() {
      const timeouts = { requestTimeout: REQUEST_MS, headersTimeout: REQUEST_MS };
      try {
        server = await receiver.start({ host, port }, timeouts);
      } catch (error) {
        throw explainListening(error, { host, port });
      }
      const address = server.address();
      const bound = typeof address === "object" && address !== null ? address.port : port;
      const url = `http://${host.includes(":") ? `[${host}]` : host}:${bound}${EVENTS_PATH}`;
      logger.info({ url }, "Slack posts here, through whatever terminates TLS before it");
      onListening?.(url);
    },
    /** Requests under way are answered; connections that wait for another one are closed. */
    async stop() {
      if (server === undefined) return;
      server = undefined;
      await receiver.stop();
    },
  };
  return {
    receiver: ours,
    reach: () => ({ state: server === undefined ? "opening" : "listening" }),
  };
}
