import { redact } from "@lynceus/guard";
import { createResponder, renderSentence } from "@lynceus/reply";
import { withTrace } from "@lynceus/telemetry";
import { App } from "@slack/bolt";
import { followsThreadsIn } from "./config/in-channel.ts";
import type { BotHooks } from "./hooks.ts";
import { hear } from "./inbox/hear.ts";
import { keepOnce } from "./inbox/keep-once.ts";
import { DIAGNOSE } from "./inbox/message-shortcut.ts";
import { COMMAND } from "./inbox/slash-command.ts";
import { takesPart } from "./inbox/takes-part.ts";
import { teamOf } from "./inbox/team-of.ts";
import { type Item, toItem, type Us } from "./inbox/to-item.ts";
import { readUninstalled } from "./inbox/uninstalled.ts";
import { createReceiver } from "./receive/create-receiver.ts";
import type { Reach } from "./receive/receiving.ts";
import type { Shared } from "./shared.ts";
import { toSlackLogger } from "./slack-logger.ts";
import { within } from "./within.ts";
import { announceThread } from "./work/announce-thread.ts";
import { REMEMBERED_MS } from "./work/start-forgetting.ts";
import { explainRefusal } from "./workspaces/explain-refusal.ts";

export interface SlackSide {
  start(): Promise<void>;
  /** Whether Slack can reach it now. */
  reach(): Reach;
  close(): Promise<void>;
}

const START_WITHIN_MS = 15_000;
/** A place in the queue that is worth a word: with fewer ahead the answer comes before the word is read. */
const TOLD_FROM = 20;
/** Slack takes so many signs a minute, and those that say "is looking…" are for everybody. */
const PLACES_EVERY_MS = 5_000;

/** The listening half: keeps every message and click that is ours, then lets Bolt acknowledge it. */
export function createSlackSide(
  shared: Shared,
  { onListening }: Pick<BotHooks, "onListening"> = {},
): SlackSide {
  const { config, settings, logger, store, queue, conversations, workspaces } = shared;
  const receiving = createReceiver(config.slack, { store, logger, onListening });
  const app = new App({
    receiver: receiving.receiver,
    // Who we are where it was delivered to. Nothing is called through Bolt, so it is given no token.
    authorize: async ({ teamId: team = "" }) => {
      const workspace = await workspaces.of(team);
      return workspace === undefined ? {} : { teamId: team, botUserId: workspace.botUserId };
    },
    convoStore: false,
    logger: toSlackLogger(logger),
  });
  // Events and clicks are handled from the inbox; Bolt has only to acknowledge them.
  app.action({ type: "block_actions" }, ({ ack }) => ack());
  app.command(COMMAND, ({ ack }) => ack());
  app.shortcut({ type: "message_action", callback_id: DIAGNOSE }, ({ ack }) => ack());
  const responder = createResponder({ redact, logger, apiUrl: config.slack.apiUrl });

  const alertsIn = (channel: string) => {
    const { channels } = settings();
    return (channels[channel] ?? channels["*"])?.alerts ?? [];
  };

  const senderOf = async (team: string) => (await workspaces.of(team))?.sender;

  async function usOf(body: unknown): Promise<Us | undefined> {
    const team = teamOf(body) ?? "";
    // Its token may be worth nothing already.
    if (readUninstalled(body) !== undefined) return { team, botUserId: "" };
    const workspace = await workspaces.of(team);
    if (workspace === undefined) {
      logger.info({ team }, "heard of a workspace that the app is not installed in");
      return undefined;
    }
    const { botUserId, scope } = workspace;
    return { team: workspace.team, botUserId, scope, alertsIn };
  }

  async function showLooking({ team, thread }: Item): Promise<void> {
    const sender = await senderOf(team).catch(() => undefined);
    await sender?.status(thread, "is looking…");
  }

  let placeToldAt = Number.NEGATIVE_INFINITY;
  /** That others are before it, where that is worth a word; not to each of those who write at the same time. */
  async function tellPlace({ payload, messageKey, thread }: Item, ahead: number): Promise<void> {
    if (performance.now() - placeToldAt < PLACES_EVERY_MS && payload.kind === "message") return;
    placeToldAt = performance.now();
    const place = `${ahead} questions are ahead of this one. It is kept and will be answered.`;
    if (payload.kind === "command") {
      await responder.respond(payload.command.response_url, renderSentence(place), "asker");
    }
    const sender = payload.kind === "message" ? await senderOf(thread.team) : undefined;
    if (sender === undefined) return;
    if (await sender.status(thread, `is at ${ahead} questions before this one…`)) return;
    const key = `${messageKey}:place`;
    await sender.post(thread, renderSentence(place), { key, priority: "progress" });
  }

  async function listen(): Promise<void> {
    await workspaces.ready();
    hear(
      app,
      {
        us: usOf,
        takesPart: async (item) =>
          followsThreadsIn(item.thread.channel, settings()) &&
          (await takesPart(item, conversations)),
        keep: keepOnce(async (item) => {
          const payload = { ...item.payload, ...withTrace() };
          // Side by side, so that one sync of the disk is for both.
          const joined = item.joins ? conversations.join(item.thread) : undefined;
          const [{ state }] = await Promise.all([store.inbox.accept({ ...item, payload }), joined]);
          // Another process may have kept the other announcement, and have answered it.
          if (state === "new" && item.joins && item.kind === "message" && !item.needsConversation) {
            void showLooking(item);
          }
          return state;
        }),
        async announce(item) {
          const { ahead } = await announceThread(queue, item);
          if (ahead >= TOLD_FROM) await tellPlace(item, ahead);
        },
        async amend(edit, us) {
          if (edit.kind === "deleted") {
            await store.inbox.withdraw(`${us.scope ?? ""}${edit.messageKey}`);
            return undefined;
          }
          const item = toItem(edit.body, us);
          if (item === undefined) return undefined;
          const { messageKey, payload } = item;
          const amended = await store.inbox.amend({ messageKey, payload });
          // Named in an edit for the first time: a question that was never kept is one now.
          const isNew = amended === "unknown" && edit.afterMs < REMEMBERED_MS;
          return isNew && !item.needsConversation ? item : undefined;
        },
      },
      { logger },
    );
    await app.start().catch((error: unknown) => {
      throw explainRefusal(error, "SLACK_APP_TOKEN");
    });
  }

  return {
    start: () =>
      within(
        listen(),
        START_WITHIN_MS,
        "Slack did not answer within 15 s. Check that this machine may connect to slack.com, and status.slack.com; then start again.",
      ),
    reach: receiving.reach,
    close: async () => {
      await app.stop();
    },
  };
}
