import { botDraft } from "../bot-draft.ts";
import type { Block, Message } from "../schema.ts";
import { ApiError } from "../web-api/api-error.ts";
import type { Workspace } from "../workspace.ts";
import type { Chunk } from "./chunk.ts";
import { blocksOf, type Composition, compose, EMPTY, type TaskDisplay, textOf } from "./compose.ts";

/** Where a streamed message stands. */
interface Place {
  readonly channel: string;
  readonly ts: string;
}

/** Messages that grow. Every step replaces the message in the workspace. */
export interface Streams {
  start(begin: {
    readonly channel: string;
    readonly threadTs: string;
    readonly chunks: readonly Chunk[];
    readonly display: TaskDisplay;
  }): Message;
  /** Throws `message_not_in_streaming_state`, or `stopped_by_user`. */
  append(place: Place, chunks: readonly Chunk[]): void;
  stop(
    place: Place,
    last: {
      readonly chunks: readonly Chunk[];
      readonly blocks: readonly Block[];
      readonly metadata?: unknown;
    },
  ): Message;
  isOpen(place: Place): boolean;
  /** Somebody pressed Stop: ends the thread's streams and returns their ts. */
  halt(channel: string, threadTs: string): readonly string[];
  /** Ends every stream before its time. */
  cut(): void;
  close(): void;
}

interface Stream extends Place {
  readonly threadTs: string;
  readonly display: TaskDisplay;
  readonly until: number;
  readonly timer: NodeJS.Timeout;
  composition: Composition;
  end: "stopped" | "expired" | "halted" | undefined;
}

export function createStreams(options: {
  readonly workspace: Workspace;
  readonly now: () => number;
  readonly lifetimeMs: number;
}): Streams {
  const { workspace, now, lifetimeMs } = options;
  const streams = new Map<string, Stream>();
  const keyOf = ({ channel, ts }: Place) => `${channel} ${ts}`;
  const open = () => [...streams.values()].filter(isRunning);

  function isRunning(stream: Stream): boolean {
    return stream.end === undefined && now() < stream.until;
  }

  function show(stream: Stream, last: Partial<Message> = {}): void {
    const message = workspace.messages.find(stream.channel, stream.ts);
    if (message === undefined) return;
    const { composition, display } = stream;
    const text = textOf(composition);
    const shown = { text, blocks: blocksOf(composition, display) };
    workspace.revise(stream.channel, { ...message, ...shown, ...last });
  }

  function finish(stream: Stream, end: NonNullable<Stream["end"]>, last: Partial<Message> = {}) {
    if (stream.end !== undefined) return;
    stream.end = end;
    clearTimeout(stream.timer);
    show(stream, { streaming_state: "completed", ...last });
  }

  function running(place: Place): Stream {
    const stream = streams.get(keyOf(place));
    if (stream?.end === "halted") throw new ApiError("stopped_by_user");
    if (stream === undefined || !isRunning(stream)) {
      throw new ApiError("message_not_in_streaming_state");
    }
    return stream;
  }

  return {
    start({ channel, threadTs, chunks, display }) {
      const composition = compose(EMPTY, chunks);
      const content = { text: textOf(composition), blocks: blocksOf(composition, display) };
      const draft = { ...content, thread_ts: threadTs, streaming_state: "in_progress" } as const;
      const message = workspace.post(channel, botDraft(draft, workspace));
      const stream: Stream = {
        channel,
        ts: message.ts,
        threadTs,
        display,
        until: now() + lifetimeMs,
        timer: setTimeout(() => finish(stream, "expired"), lifetimeMs).unref(),
        composition,
        end: undefined,
      };
      streams.set(keyOf(stream), stream);
      return message;
    },
    append(place, chunks) {
      const stream = running(place);
      stream.composition = compose(stream.composition, chunks);
      show(stream);
    },
    stop(place, { chunks, blocks, metadata }) {
      const stream = running(place);
      const composition = compose(stream.composition, chunks);
      const all = [...blocksOf(composition, stream.display), ...blocks];
      if (all.length === 0) throw new ApiError("no_text");
      stream.composition = composition;
      finish(stream, "stopped", { blocks: all, ...(metadata === undefined ? {} : { metadata }) });
      return workspace.messages.find(place.channel, place.ts) as Message;
    },
    isOpen(place) {
      const stream = streams.get(keyOf(place));
      return stream !== undefined && isRunning(stream);
    },
    halt(channel, threadTs) {
      const halted = open().filter(
        (stream) => stream.channel === channel && stream.threadTs === threadTs,
      );
      for (const stream of halted) finish(stream, "halted");
      return halted.map(({ ts }) => ts);
    },
    cut() {
      for (const stream of open()) finish(stream, "expired");
    },
    close() {
      for (const { timer } of streams.values()) clearTimeout(timer);
    },
  };
}
