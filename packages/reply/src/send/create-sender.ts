import type { ThreadRef } from "@lynceus/contract";
import type { Logger } from "@lynceus/telemetry";
import type { WebClient } from "@slack/web-api";
import type { Rendered } from "../rendered.ts";
import { type Budget, slackBudget } from "./budget.ts";
import { type Clock, systemClock } from "./clock.ts";
import { createCalls, type Parcel } from "./create-calls.ts";
import { createDeliver } from "./create-deliver.ts";
import { SUPERSEDED } from "./create-lanes.ts";
import { createModals } from "./create-modals.ts";
import { createPictures } from "./create-pictures.ts";
import { createQueue } from "./create-queue.ts";
import { createRoots } from "./create-roots.ts";
import { createSigns } from "./create-signs.ts";
import { createStreamCalls } from "./create-stream-calls.ts";
import type { Deliveries } from "./deliveries.ts";
import { persist } from "./persist.ts";
import { redactChunks } from "./redact-chunks.ts";
import { translateRefusal } from "./refusal.ts";
import type { Sender, SendOptions } from "./sender.ts";
import { toBody } from "./to-body.ts";

export interface SenderOptions {
  /** Of `createSendingClient`: one that repeats calls by itself would post twice. */
  readonly client: WebClient;
  /** Masks credentials; when it throws, nothing of the message is sent. */
  readonly redact: (text: string) => string;
  readonly deliveries: Deliveries;
  readonly logger: Logger;
  /** What differs from the budget of a process that has the workspace for itself. */
  readonly budget?: Partial<Budget>;
  readonly clock?: Clock;
}

export function createSender(options: SenderOptions): Sender {
  const { client, deliveries, logger } = options;
  const budget = { ...slackBudget, ...options.budget };
  const queue = createQueue({ budget, clock: options.clock ?? systemClock });
  const streams = createStreamCalls(client);
  const calls = createCalls(client, streams, logger);
  const deliver = createDeliver({ client, calls, streams, deliveries, logger });
  const signs = createSigns({ client, queue, logger, redact: options.redact });
  const modals = createModals({ ...options, queue });
  const pictures = createPictures({ ...options, queue });
  const roots = createRoots({ ...options, queue });
  const underWay = new Set<Promise<unknown>>();

  const pack = (thread: ThreadRef, message: Rendered, { key }: SendOptions): Parcel => {
    return { thread, key, body: toBody(message, options) };
  };

  async function track<T>(sending: Promise<T>): Promise<T> {
    underWay.add(sending);
    try {
      return await sending;
    } catch (error) {
      throw translateRefusal(error);
    } finally {
      underWay.delete(sending);
    }
  }

  async function idle(): Promise<void> {
    while (underWay.size > 0) await Promise.allSettled(underWay);
  }

  return {
    post(thread, message, sending) {
      const parcel = pack(thread, message, sending);
      const lane = `post ${thread.channel} ${thread.threadTs}`;
      return track(
        queue.run({ ...sending, lane }, async (turn) => ({
          ts: await deliver.post(parcel, turn),
        })),
      );
    },
    update(thread, ts, message, sending) {
      const parcel = { ...pack(thread, message, sending), stamp: sending.stamp };
      const job = {
        ...sending,
        lane: `update ${thread.channel} ${ts}`,
        replaceable: sending.priority === "progress",
      };
      const updating = queue.run(job, (turn) =>
        persist(turn, () => calls.update(ts, parcel, turn)),
      );
      return track(
        updating.catch((error: unknown) => {
          if (error !== SUPERSEDED) throw error;
        }),
      );
    },
    ephemeral(thread, user, message, sending) {
      const parcel = pack(thread, message, sending);
      const lane = `ephemeral ${thread.channel} ${thread.threadTs} ${user}`;
      return track(
        queue.run({ ...sending, lane }, (turn) => deliver.ephemeral(user, parcel, turn)),
      );
    },
    stream(thread, { chunks, foot, recipient }, sending) {
      const lane = `post ${thread.channel} ${thread.threadTs}`;
      const shown = redactChunks(chunks, options);
      const parcel = { thread, key: sending.key, chunks: shown, foot, recipient };
      return track(queue.run({ ...sending, lane }, (turn) => deliver.stream(parcel, turn)));
    },
    append(thread, ts, chunks, sending) {
      const { channel } = thread;
      const lane = `update ${channel} ${ts}`;
      const shown = () => redactChunks(chunks(), options);
      return track(
        queue.run({ ...sending, lane }, (turn) => streams.append({ channel, ts }, shown, turn)),
      );
    },
    session: (thread, change) => track(signs.session(thread, change)),
    status: (thread, status) => track(signs.status(thread, status)),
    openModal: (triggerId, modal, sending) => track(modals.openModal(triggerId, modal, sending)),
    changeModal: (modal, sending) => track(modals.changeModal(modal, sending)),
    picture: (thread, picture, sending) => track(pictures.picture(thread, picture, sending)),
    say: (to, message, sending) => track(roots.say(to, message, sending)),
    publishHome: (userId, view, sending) => track(roots.publishHome(userId, view, sending)),
    idle,
    async close() {
      queue.close();
      await idle();
    },
  };
}
