import type { ThreadRef } from "@lynceus/contract";
import type { ActionsBlock, AnyChunk, ContextBlock } from "@slack/types";
import type { WebClient } from "@slack/web-api";
import type { Turn } from "./create-queue.ts";
import { isStreamOver, readStreamEnd } from "./read-stream-end.ts";
import { requireTs } from "./require-ts.ts";
import type { Recipient } from "./sender.ts";

/** A stream ready to begin. */
export interface StreamParcel {
  readonly thread: ThreadRef;
  readonly key: string;
  readonly chunks: readonly AnyChunk[];
  readonly foot: ActionsBlock | ContextBlock;
  readonly recipient?: Recipient | undefined;
}

/** Where a streamed message stands. */
interface Place {
  readonly channel: string;
  readonly ts: string;
}

/** Slack's methods for messages that grow, each one call within the budget. */
export interface StreamCalls {
  /** Its ts, or false when `mayStart` said no; undefined when Slack is asked too often for one more now. */
  start(
    parcel: StreamParcel,
    turn: Turn,
    mayStart: () => Promise<boolean>,
  ): Promise<{ readonly value: string | false } | undefined>;
  /** `chunks` is asked when its turn has come; nothing is sent when there are none. */
  append(
    place: Place,
    chunks: () => readonly AnyChunk[],
    turn: Turn,
  ): Promise<"taken" | "closed" | "halted">;
  /** Ends it, if it has not ended by itself. */
  stop(place: Place, turn: Turn): Promise<void>;
  /** Whether this process takes it for one that still grows. */
  isOpen(place: Place): boolean;
}

const idOf = ({ channel, ts }: Place) => `${channel} ${ts}`;

export function createStreamCalls(client: WebClient): StreamCalls {
  const open = new Set<string>();
  return {
    start({ thread, key, chunks, foot, recipient }, turn, mayStart) {
      const { channel, threadTs: thread_ts } = thread;
      // A stream carries no metadata until it has ended: it is found by the id of this block.
      const carrier: AnyChunk = { type: "blocks", blocks: [{ ...foot, block_id: key }] };
      const forWhom = recipient && {
        recipient_team_id: recipient.team,
        recipient_user_id: recipient.user,
      };
      return turn.requestNow("startStream", channel, async () => {
        if (!(await mayStart())) return false;
        const { ts } = await client.chat.startStream({
          channel,
          thread_ts,
          task_display_mode: "plan",
          ...forWhom,
          chunks: [...chunks, carrier],
        });
        open.add(idOf({ channel, ts: requireTs(ts) }));
        return requireTs(ts);
      });
    },
    async append(place, chunks, turn) {
      try {
        await turn.request("appendStream", place.channel, async () => {
          const more = chunks();
          if (more.length > 0) await client.chat.appendStream({ ...place, chunks: [...more] });
        });
        open.add(idOf(place));
        return "taken";
      } catch (error) {
        const end = readStreamEnd(error);
        if (end === undefined) throw error;
        if (isStreamOver(error)) open.delete(idOf(place));
        return end;
      }
    },
    async stop(place, turn) {
      try {
        await turn.request("stopStream", place.channel, () => client.chat.stopStream({ ...place }));
      } catch (error) {
        if (!isStreamOver(error)) throw error;
      }
      open.delete(idOf(place));
    },
    isOpen: (place) => open.has(idOf(place)),
  };
}
