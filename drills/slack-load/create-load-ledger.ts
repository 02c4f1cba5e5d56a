import type { LocalSlack, Message } from "../../packages/standins/src/index.ts";

/** What came of one mention, which begins a thread of its own. Times are milliseconds after it. */
export interface Served {
  /** When the first sign of Lynceus was seen in the thread. */
  readonly seenMs: number | undefined;
  readonly repliedMs: number | undefined;
  readonly replies: number;
  /** How its investigation is told; undefined when there is none. */
  readonly told: "streamed" | "updated" | undefined;
  readonly answers: number;
}

export interface LoadLedger {
  /** Begins the count for a mention, right before it is said. */
  mention(say: () => string): void;
  all(): readonly Served[];
  /** Resolves when every mention is served, or nothing has changed for `ms`. */
  settled(ms: number): Promise<void>;
}

interface Kept {
  readonly at: number;
  seenMs?: number;
  repliedMs?: number;
  told?: "streamed" | "updated";
  readonly replies: Set<string>;
  readonly answers: Set<string>;
}

/** What a message of ours is to its thread, as its delivery key says. */
function partOf({ metadata }: Message): string {
  const { event_payload: payload } = (metadata ?? {}) as { event_payload?: { key?: unknown } };
  return /:([a-z]+)\d*$/.exec(String(payload?.key ?? ""))?.[1] ?? "";
}

const isServed = ({ repliedMs, told, answers }: Kept) =>
  repliedMs !== undefined && (told === undefined || answers.size > 0);

/** Counts what Lynceus does in the threads that mentions begin. */
export function createLoadLedger(
  slack: Pick<LocalSlack, "bot" | "onChange">,
  now: () => number = () => performance.now(),
): LoadLedger {
  const threads = new Map<string, Kept>();
  let changedAt = now();

  function note(message: Message, kept: Kept): void {
    const ms = now() - kept.at;
    const part = partOf(message);
    if (part === "reply") {
      kept.replies.add(message.ts);
      kept.repliedMs ??= ms;
    }
    if (part === "answer") kept.answers.add(message.ts);
    if (message.streaming_state !== undefined) kept.told ??= "streamed";
    if (part === "progress" || part === "answer") kept.told ??= "updated";
  }

  slack.onChange((change) => {
    if (change.kind === "status") {
      const kept = threads.get(`${change.channel} ${change.threadTs}`);
      if (kept !== undefined && change.status !== "") kept.seenMs ??= now() - kept.at;
      return;
    }
    if (change.kind !== "posted" && change.kind !== "updated") return;
    const { channel, message } = change;
    if (message.user !== slack.bot.userId) return;
    const kept = threads.get(`${channel} ${message.thread_ts}`);
    if (kept === undefined) return;
    changedAt = now();
    kept.seenMs ??= now() - kept.at;
    note(message, kept);
  });

  return {
    mention(say) {
      const at = now();
      threads.set(say(), { at, replies: new Set(), answers: new Set() });
    },
    all: () =>
      [...threads.values()].map(({ seenMs, repliedMs, told, replies, answers }) => ({
        seenMs,
        repliedMs,
        told,
        replies: replies.size,
        answers: answers.size,
      })),
    async settled(ms) {
      for (;;) {
        const quietMs = now() - changedAt;
        const isOver = [...threads.values()].every(isServed);
        if (quietMs >= ms || (isOver && quietMs >= SETTLE_MS)) return;
        await new Promise((resolve) => setTimeout(resolve, 250));
      }
    },
  };
}

/** A second answer would come within that. */
const SETTLE_MS = 5_000;
