import type { ThreadRef } from "@lynceus/contract";
import type { Logger } from "@lynceus/telemetry";
import type { WebClient } from "@slack/web-api";
import type { Turn } from "./create-queue.ts";
import type { StreamCalls } from "./create-stream-calls.ts";
import { NO_PREVIEWS, PLAINLY } from "./plainly.ts";
import { isStillStreaming } from "./read-stream-end.ts";
import { requireTs } from "./require-ts.ts";
import { sendPlainer } from "./send-plainer.ts";
import { toMetadata } from "./stamp.ts";
import { type Body, digestOf } from "./to-body.ts";

/** A message ready to go. */
export interface Parcel {
  readonly thread: ThreadRef;
  readonly key: string;
  readonly body: Body;
  /** `kept`: an update leaves the message's own stamp; Slack keeps metadata that a call does not mention. */
  readonly stamp?: "kept" | undefined;
}

/** Asked when it is a message's turn, right before it is sent. */
type MayPost = () => Promise<boolean>;

/** Slack's methods for a message, each one call within the budget, plainer when Slack does not take it. */
export interface Calls {
  /** Returns the ts; undefined when it was not to be posted after all. */
  post(parcel: Parcel, turn: Turn, mayPost: MayPost): Promise<string | undefined>;
  /** What still grows is ended first. */
  update(ts: string, parcel: Parcel, turn: Turn): Promise<void>;
  /** Returns the ts; undefined when it was not to be posted after all. */
  ephemeral(
    user: string,
    parcel: Parcel,
    turn: Turn,
    mayPost: MayPost,
  ): Promise<string | undefined>;
}

const stamp = ({ key, body }: Parcel) => ({
  metadata: toMetadata({ key, digest: digestOf(body) }),
});

export function createCalls(client: WebClient, streams: StreamCalls, logger: Logger): Calls {
  return {
    post(parcel, turn, mayPost) {
      const { channel, threadTs: thread_ts } = parcel.thread;
      const fixed = { channel, thread_ts, ...stamp(parcel), ...PLAINLY, ...NO_PREVIEWS };
      return sendPlainer(parcel.body, logger, (body) =>
        turn.request("post", channel, async () => {
          if (!(await mayPost())) return undefined;
          return requireTs((await client.chat.postMessage({ ...fixed, ...body })).ts);
        }),
      );
    },
    async update(ts, parcel, turn) {
      const { channel } = parcel.thread;
      const fixed = { channel, ts, ...(parcel.stamp === "kept" ? {} : stamp(parcel)), ...PLAINLY };
      const change = () =>
        sendPlainer(parcel.body, logger, (body) =>
          turn.request("update", channel, () => client.chat.update({ ...fixed, ...body })),
        );
      if (streams.isOpen({ channel, ts })) await streams.stop({ channel, ts }, turn);
      try {
        await change();
      } catch (error) {
        if (!isStillStreaming(error)) throw error;
        await streams.stop({ channel, ts }, turn);
        await change();
      }
    },
    ephemeral(user, parcel, turn, mayPost) {
      const { channel, threadTs: thread_ts } = parcel.thread;
      const fixed = { channel, thread_ts, user, ...PLAINLY };
      return sendPlainer(parcel.body, logger, (body) =>
        turn.request("ephemeral", channel, async () => {
          if (!(await mayPost())) return undefined;
          return requireTs((await client.chat.postEphemeral({ ...fixed, ...body })).message_ts);
        }),
      );
    },
  };
}
