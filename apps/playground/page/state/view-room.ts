import type { Message } from "@lynceus/standins";
import type { PageState } from "./page-state.ts";

/** A message with what Slack shows beside it. */
export interface Seen {
  readonly message: Message;
  /** Only the reader sees it. */
  readonly isWhisper: boolean;
  readonly replies: readonly Message[];
}

const byTs = (a: Seen, b: Seen) => a.message.ts.localeCompare(b.message.ts);
const isReply = ({ thread_ts: threadTs, ts }: Message) => threadTs !== undefined && threadTs !== ts;

function whispers(
  state: PageState,
  channel: string,
  me: string,
  threadTs?: string,
): readonly Seen[] {
  return state.whispers
    .filter(
      (whisper) =>
        whisper.channel === channel &&
        whisper.user === me &&
        whisper.message.thread_ts === threadTs,
    )
    .map(({ message }) => ({ message, isWhisper: true, replies: [] }));
}

/** The messages of a channel as the reader sees them, oldest first. */
export function viewRoom(state: PageState, channel: string, me: string): readonly Seen[] {
  const all = state.messages[channel] ?? [];
  const roots = all
    .filter((message) => !isReply(message))
    .map((message) => ({
      message,
      isWhisper: false,
      replies: all.filter((reply) => isReply(reply) && reply.thread_ts === message.ts),
    }));
  return [...roots, ...whispers(state, channel, me)].toSorted(byTs);
}

/** A thread, its root first. */
export function viewThread(
  state: PageState,
  thread: { readonly channel: string; readonly ts: string },
  me: string,
): readonly Seen[] {
  const said = (state.messages[thread.channel] ?? [])
    .filter((message) => message.ts === thread.ts || message.thread_ts === thread.ts)
    .map((message) => ({ message, isWhisper: false, replies: [] }));
  return [...said, ...whispers(state, thread.channel, me, thread.ts)].toSorted(byTs);
}
