import type { Stage } from "./stage.ts";

/** One message of the thread as it stood when it was seen. */
interface SeenMessage {
  readonly ts: string;
  readonly author: string;
  readonly text: string;
  readonly blocks: readonly unknown[] | undefined;
  /** `posted` for a new message, `updated` for a changed one, `ephemeral` for one that only the asker sees. */
  readonly change: "posted" | "updated" | "ephemeral";
  /** Milliseconds after the question. */
  readonly afterMs: number;
}

export interface Asked {
  readonly channel: string;
  readonly threadTs: string;
  /** What Lynceus said in the thread, in order. */
  readonly messages: readonly SeenMessage[];
}

/** Nothing new for this long after a reply: the answer is there. */
const SETTLED_MS = 120;

export interface AskOptions {
  readonly channel: string;
  /** Also waits for the investigation that follows, when one does. */
  readonly investigated?: boolean;
  readonly withinMs?: number;
  readonly onMessage?: (message: SeenMessage) => void;
  readonly signal?: AbortSignal;
}

/**
 * Asks in a channel as a person would and waits until the answer is there. Rejects with a sentence when
 * nothing is said within `withinMs`.
 */
export function askOnce(stage: Stage, question: string, options: AskOptions): Promise<Asked> {
  return hearOut(stage, () => stage.ask(question, options.channel), options);
}

/** What Lynceus says in the thread after `begin`, which returns the thread's ts. */
export async function hearOut(
  stage: Stage,
  begin: () => string,
  options: AskOptions,
): Promise<Asked> {
  const { channel, investigated = false, onMessage, signal } = options;
  const { withinMs = investigated ? 60_000 : 30_000 } = options;
  signal?.throwIfAborted();
  const messages: SeenMessage[] = [];
  const askedAt = performance.now();
  let threadTs = "";
  return new Promise((resolve, reject) => {
    let settled: NodeJS.Timeout | undefined;
    const late = setTimeout(() => {
      stop();
      const what = messages.length === 0 ? "Nothing was answered" : "The answer did not come";
      reject(new Error(`${what} within ${withinMs / 1000} s.`));
    }, withinMs);
    const leave = () => {
      stop();
      reject(signal?.reason);
    };
    signal?.addEventListener("abort", leave, { once: true });
    function stop(): void {
      signal?.removeEventListener("abort", leave);
      clearTimeout(late);
      clearTimeout(settled);
      unsubscribe();
      unhook();
    }
    function settleIn(ms: number): void {
      clearTimeout(settled);
      settled = setTimeout(() => {
        stop();
        resolve({ channel, threadTs, messages });
      }, ms);
    }
    const unsubscribe = stage.slack.onChange((change) => {
      if (change.kind !== "posted" && change.kind !== "updated" && change.kind !== "ephemeral") {
        return;
      }
      const { message } = change;
      if (message.user !== stage.slack.bot.userId || message.thread_ts !== threadTs) return;
      const seen: SeenMessage = {
        ts: message.ts,
        author: "Lynceus",
        text: message.text,
        blocks: message.blocks,
        change: change.kind,
        afterMs: performance.now() - askedAt,
      };
      messages.push(seen);
      onMessage?.(seen);
      if (!investigated || hasEnded(seen)) settleIn(SETTLED_MS);
    });
    const unhook = stage.onHandled((begun) => {
      if (investigated && !begun && messages.length > 0) settleIn(SETTLED_MS);
    });
    threadTs = begin();
  });
}

/** The progress is told as over once the answer stands, or somebody has stopped it. */
function hasEnded({ text }: SeenMessage): boolean {
  return /The answer stands below\.$|: the investigation was stopped\./.test(text);
}
