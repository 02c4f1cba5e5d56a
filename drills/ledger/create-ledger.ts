import type { LocalSlack, Message } from "../../packages/standins/src/index.ts";
import type { Answer, Sent } from "./sent.ts";
import { type Tally, tallyUp } from "./tally.ts";

/** What people sent, beside what Lynceus posted. */
export interface Ledger {
  /** Enters what was sent; resolves with its first answer, or undefined when none comes in `PATIENCE_MS`. */
  enter(sent: Sent): Promise<Answer | undefined>;
  /** Enters a click that Slack told the person had failed. */
  enterUnheard(id: string): void;
  /** Calls back when something is entered; returns what ends it. */
  onEnter(listener: () => void): () => void;
  /** Resolves when, from now on, nothing of ours has been posted or changed for `ms`. */
  quiet(ms: number): Promise<void>;
  tally(): Tally;
}

/** Longer than an answer may take, so that a late one is told from a lost one. */
export const PATIENCE_MS = 100_000;

/** The delivery key on a message of ours: what it answers, and what it is to that. */
function readKey({ metadata }: Message): { readonly id: string; readonly part: string } {
  const { event_payload: payload } = (metadata ?? {}) as { event_payload?: { key?: unknown } };
  const [, id = "", part = ""] = /^(.*):(\w+)$/.exec(String(payload?.key ?? "")) ?? [];
  return { id, part };
}

export function createLedger(slack: Pick<LocalSlack, "bot" | "onChange">): Ledger {
  const sent: Sent[] = [];
  const unheard = new Set<string>();
  const answers = new Map<string, Answer[]>();
  const waiting = new Map<string, (answer: Answer) => void>();
  const listeners = new Set<() => void>();
  let changedAt = Date.now();

  slack.onChange((change) => {
    if (change.kind !== "posted" && change.kind !== "updated") return;
    const { channel, message } = change;
    if (message.user !== slack.bot.userId) return;
    changedAt = Date.now();
    const { id, part } = readKey(message);
    // A word on the place in the queue is no answer.
    if (part === "place") return;
    const posted = answers.get(id) ?? [];
    const before = posted.find(({ ts }) => ts === message.ts);
    const threadTs = message.thread_ts ?? message.ts;
    const answer = { channel, ts: message.ts, threadTs, at: changedAt, text: message.text };
    if (before !== undefined) {
      posted[posted.indexOf(before)] = { ...before, text: message.text };
      return;
    }
    answers.set(id, [...posted, answer]);
    waiting.get(id)?.(answer);
  });

  return {
    async enter(entry) {
      sent.push(entry);
      for (const listener of listeners) listener();
      const known = answers.get(entry.id)?.[0];
      if (known !== undefined) return known;
      return new Promise((resolve) => {
        const patience = setTimeout(() => resolve(undefined), PATIENCE_MS);
        waiting.set(entry.id, (answer) => {
          clearTimeout(patience);
          waiting.delete(entry.id);
          resolve(answer);
        });
      });
    },
    enterUnheard: (id) => {
      unheard.add(id);
    },
    onEnter(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async quiet(ms) {
      changedAt = Date.now();
      for (;;) {
        const left = changedAt + ms - Date.now();
        if (left <= 0) return;
        await new Promise((resolve) => setTimeout(resolve, left));
      }
    },
    tally: () => tallyUp({ sent, unheard, answers }),
  };
}
