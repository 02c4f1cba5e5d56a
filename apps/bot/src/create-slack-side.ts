import { actionIds, renderSentence } from "@lynceus/reply";
import { App } from "@slack/bolt";
import { followsThreadsIn } from "./config/in-channel.ts";
import { createReceiver } from "./create-receiver.ts";
import { hear } from "./inbox/hear.ts";
import { takesPart } from "./inbox/takes-part.ts";
import type { Us } from "./inbox/to-item.ts";
import type { Shared } from "./shared.ts";
import { toSlackLogger } from "./slack-logger.ts";
import { within } from "./within.ts";
import { announceThread } from "./work/announce-thread.ts";

export interface SlackSide {
  start(): Promise<void>;
  close(): Promise<void>;
}

const START_WITHIN_MS = 15_000;
/** A place in the queue that is worth a word: with fewer ahead the answer comes before the word is read. */
const TOLD_FROM = 20;

/** The listening half: keeps every message and click that is ours, then lets Bolt acknowledge it. */
export function createSlackSide(shared: Shared): SlackSide {
  const { config, settings, logger, store, queue, conversations, sender } = shared;
  const app = new App({
    token: config.slack.botToken,
    receiver: createReceiver(config.slack, logger),
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
  // Events and clicks are handled from the inbox; Bolt has only to acknowledge them.
  app.action({ type: "block_actions", action_id: actionIds }, ({ ack }) => ack());

  async function listen(): Promise<void> {
    await app.init();
    const { team_id: team = "", user_id: botUserId = "" } = await app.client.auth.test();
    const us: Us = { team, botUserId };
    hear(
      app,
      us,
      {
        takesPart: async (item) =>
          followsThreadsIn(item.thread.channel, settings()) &&
          (await takesPart(item, conversations)),
        async keep(item) {
          await conversations.join(item.thread);
          const { state } = await store.inbox.accept(item);
          // Of two announcements one says so; the later may come when the answer already stands.
          if (state === "new" && item.kind === "message" && !item.needsConversation) {
            void sender.status(item.thread, "is looking…");
          }
          return state;
        },
        async announce(item) {
          const { ahead } = await announceThread(queue, item);
          if (ahead < TOLD_FROM || item.kind !== "message") return;
          if (await sender.status(item.thread, `is at ${ahead} questions before this one…`)) return;
          const place = `${ahead} questions are ahead of this one. It is kept and will be answered.`;
          const key = `${item.messageKey}:place`;
          await sender.post(item.thread, renderSentence(place), { key, priority: "progress" });
        },
      },
      { logger },
    );
    await app.start();
  }

  return {
    start: () => within(listen(), START_WITHIN_MS, "Slack did not answer within 15 s."),
    close: async () => {
      await app.stop();
    },
  };
}
