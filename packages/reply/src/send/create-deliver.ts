import type { Logger } from "@lynceus/telemetry";
import type { WebClient } from "@slack/web-api";
import type { Calls, Parcel } from "./create-calls.ts";
import type { Turn } from "./create-queue.ts";
import type { StreamCalls, StreamParcel } from "./create-stream-calls.ts";
import type { Deliveries, Delivery } from "./deliveries.ts";
import { type Found, findDelivery } from "./find-delivery.ts";
import { noteSent } from "./note-sent.ts";
import { persist } from "./persist.ts";
import { readOutcome } from "./read-outcome.ts";
import { isRefusedForGood } from "./read-stream-end.ts";
import { isGone } from "./refusal.ts";
import type { OpenedStream } from "./sender.ts";
import { digestOf } from "./to-body.ts";

/** At-least-once made once: a message per key, whatever was lost on the way. */
export interface Deliver {
  /** Returns the ts of the message, new or found. */
  post(parcel: Parcel, turn: Turn): Promise<string>;
  ephemeral(user: string, parcel: Parcel, turn: Turn): Promise<void>;
  /** Begins a stream where Slack takes one now; its key stays free for a post where it does not. */
  stream(parcel: StreamParcel, turn: Turn): Promise<OpenedStream>;
}

export function createDeliver(options: {
  readonly client: WebClient;
  readonly calls: Calls;
  readonly streams: StreamCalls;
  readonly deliveries: Deliveries;
  readonly logger: Logger;
}): Deliver {
  const { client, calls, streams, deliveries, logger } = options;
  /** Begun here, and known not to be in Slack. */
  const free = new Set<string>();
  let noStreams: string | undefined;
  let botId: string | undefined;

  /** The message of an attempt that nobody heard of again. A refusal to look never costs the message. */
  async function find(
    { thread, key }: Pick<Parcel, "thread" | "key">,
    turn: Turn,
  ): Promise<Found | undefined> {
    try {
      botId ??= (await client.auth.test()).bot_id ?? "";
      return await findDelivery(thread, key, { client, botId, turn });
    } catch (error) {
      if (readOutcome(error).kind !== "refused") throw error;
      logger.warn({ err: error, key }, "cannot look whether a message was posted; posting it");
      return undefined;
    }
  }

  /** Somebody may have deleted it meanwhile, or Slack allow no more edits: it was there, and that is enough. */
  async function revise(ts: string, parcel: Parcel, turn: Turn): Promise<void> {
    try {
      await persist(turn, () => calls.update(ts, parcel, turn));
    } catch (error) {
      if (!isGone(error)) throw error;
      logger.info({ key: parcel.key, ts }, "message posted earlier cannot be changed any more");
    }
  }

  const note = (key: string, ts: string) => noteSent({ key, ts }, options);

  return {
    async post(parcel, turn) {
      const { key, thread, body } = parcel;
      const { channel, threadTs } = thread;
      let isUnsure = false;
      let sentTs: string | undefined;

      /** Not before its turn: what has waited in vain is as good as new. */
      async function mayPost(): Promise<boolean> {
        if (isUnsure) return true;
        const begun = await deliveries.begin(key, { channel, threadTs });
        isUnsure = true;
        sentTs = begun.state === "sent" ? begun.ts : undefined;
        return free.delete(key) || begun.state === "new";
      }

      async function attempt(): Promise<{ readonly ts: string; readonly digest?: string }> {
        const found = isUnsure ? await find(parcel, turn) : undefined;
        if (found !== undefined) return found;
        const ts = await calls.post(parcel, turn, mayPost);
        if (ts !== undefined) return { ts, digest: digestOf(body) };
        return sentTs === undefined ? attempt() : { ts: sentTs };
      }

      const { ts, digest } = await persist(turn, attempt);
      if (ts !== sentTs) await note(key, ts);
      if (digest !== digestOf(body)) await revise(ts, parcel, turn);
      return ts;
    },
    async ephemeral(user, parcel, turn) {
      const { key, thread } = parcel;
      const { channel, threadTs } = thread;
      let begun: Delivery | undefined;

      async function mayPost(): Promise<boolean> {
        begun ??= await deliveries.begin(key, { channel, threadTs });
        return begun.state === "new";
      }

      const send = () => calls.ephemeral(user, parcel, turn, mayPost);
      const ts = await persist(turn, send, ["unsent"]);
      if (ts === undefined) logger.info({ key }, "ephemeral message not sent again");
      else await note(key, ts);
    },
    async stream(parcel, turn) {
      if (noStreams !== undefined) return { kind: "refused", reason: noStreams };
      const { key, thread } = parcel;
      const { channel, threadTs } = thread;
      let begun: Delivery | undefined;

      async function mayStart(): Promise<boolean> {
        if (begun?.state === "unsure") return true;
        begun = await deliveries.begin(key, { channel, threadTs });
        return free.delete(key) || begun.state === "new";
      }
      const refused = (reason: string): OpenedStream => {
        if (begun?.state === "new") free.add(key);
        return { kind: "refused", reason };
      };
      const lookFor = async (): Promise<OpenedStream | undefined> => {
        const found = await find(parcel, turn);
        if (found === undefined) return undefined;
        await note(key, found.ts);
        return { kind: "found", ts: found.ts };
      };
      async function start(): Promise<OpenedStream> {
        const started = await streams.start(parcel, turn, mayStart);
        if (started === undefined) return refused("as many as Slack takes in a minute");
        if (started.value !== false) {
          await note(key, started.value);
          return { kind: "started", ts: started.value };
        }
        if (begun?.state === "sent") return { kind: "found", ts: begun.ts };
        return (await lookFor()) ?? (await start());
      }

      try {
        return await start();
      } catch (error) {
        const { kind } = readOutcome(error);
        const reason = error instanceof Error ? error.message : String(error);
        if (isRefusedForGood(error)) noStreams = reason;
        if (kind === "refused" || kind === "unsent") return refused(reason);
        return (await lookFor()) ?? { kind: "refused", reason };
      }
    },
  };
}
