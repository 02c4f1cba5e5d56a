import { createFleet } from "@lynceus/argocd";
import { createArgocdMcp } from "@lynceus/argocd-mcp";
import { canSee, createDoor, createScopePolicy, redact, redactValue } from "@lynceus/guard";
import { createSender } from "@lynceus/reply";
import type { Logger } from "@lynceus/telemetry";
import { createToolbox } from "@lynceus/toolbox";
import { App } from "@slack/bolt";
import type { BotConfig } from "./config.ts";
import { createMemoryConversations } from "./conversations.ts";
import { handleAction } from "./handle-action.ts";
import { handleMessage, type Rooms } from "./handle-message.ts";
import { createIdentify } from "./identify.ts";
import { createInOrder } from "./in-order.ts";
import { createMemoryInbox } from "./inbox.ts";
import { registerListeners } from "./listeners/index.ts";
import { createLogAudit } from "./log-audit.ts";
import { readContext } from "./read-context.ts";
import { toSlackLogger } from "./slack-logger.ts";
import { within } from "./within.ts";

export interface Bot {
  /** Resolves when Slack has said hello and every Argo CD has been heard or given up on for now. */
  start(): Promise<void>;
  /** Finishes what was begun (at most ten seconds), then closes every connection. */
  stop(): Promise<void>;
}

/** How long one message may take from Slack to its reply. */
const ANSWER_WITHIN_MS = 30_000;
const START_WITHIN_MS = 15_000;
const FIRST_LIST_WITHIN_MS = 5_000;
const DRAIN_WITHIN_MS = 10_000;

/** The composition root: the only place that constructs clients and joins the rooms. */
export function createBot(config: BotConfig, logger: Logger): Bot {
  const stopping = new AbortController();
  const fleet = createFleet({ instances: config.instances, logger });
  const door = createDoor({
    authorise: createScopePolicy(),
    audit: createLogAudit(logger),
    redact: redactValue,
    log: logger,
  });
  const mcp = createArgocdMcp({ fleet, door, canSee, logger });
  const toolbox = createToolbox({
    servers: [{ name: "argocd", fetch: mcp.fetch }],
    clientInfo: { name: "lynceus-bot", version: "0.1.0" },
  });
  const app = new App({
    token: config.slack.botToken,
    appToken: config.slack.appToken,
    socketMode: true,
    deferInitialization: true,
    convoStore: false,
    logger: toSlackLogger(logger),
    clientOptions: {
      ...(config.slack.apiUrl === undefined ? {} : { slackApiUrl: config.slack.apiUrl }),
      retryConfig: { retries: 3, factor: 2, minTimeout: 500, maxTimeout: 5000, randomize: true },
      timeout: 10_000,
      allowAbsoluteUrls: false,
    },
  });
  const order = createInOrder();
  const deadline = () => AbortSignal.any([stopping.signal, AbortSignal.timeout(ANSWER_WITHIN_MS)]);

  async function listen(): Promise<void> {
    await app.init();
    const { team_id: team = "", user_id: botUserId = "" } = await app.client.auth.test();
    const identify = createIdentify({ client: app.client, channels: config.channels });
    const rooms: Rooms = {
      conversations: createMemoryConversations(),
      identify,
      readContext: (message) => readContext(message, { client: app.client, botUserId, identify }),
      toolsFor: (principal) => toolbox.forPrincipal(principal),
      sender: createSender({ client: app.client, redact, logger }),
      logger,
    };
    const take = (key: string, task: (signal: AbortSignal) => Promise<void>) => {
      order
        .run(key, () => task(deadline()))
        .catch((error: unknown) => logger.error({ err: error }, "reply could not be posted"));
    };
    registerListeners(app, {
      us: { team, botUserId },
      inbox: createMemoryInbox(),
      logger,
      onMessage: (message) =>
        take(message.thread.threadTs, (signal) => handleMessage(message, rooms, signal)),
      onClick: (click) =>
        take(click.thread.threadTs, (signal) => handleAction(click, rooms, signal)),
    });
    await app.start();
  }

  return {
    async start() {
      const slack = within(listen(), START_WITHIN_MS, "Slack did not answer in time");
      await Promise.all([slack, fleet.ready(FIRST_LIST_WITHIN_MS)]);
      logger.info({ instances: config.instances.length }, "listening");
    },
    async stop() {
      await app.stop();
      await within(order.idle(), DRAIN_WITHIN_MS, "answers under way").catch(() => undefined);
      stopping.abort();
      await Promise.all([toolbox.close(), mcp.close(), fleet.close()]);
    },
  };
}
