import type { Answer, Sent } from "./sent.ts";

/** What became of all that people sent. */
export interface Tally {
  readonly sent: number;
  /** Exactly one answer, and one to what was asked. */
  readonly answered: number;
  readonly lost: number;
  /** More than one answer, or an answer to nothing. */
  readonly doubled: number;
  /** One answer that does not fit what was asked. */
  readonly wrong: number;
  readonly slowestMs: number;
  readonly medianMs: number;
  /** What is not as it should be, one sentence each. */
  readonly problems: readonly string[];
}

export interface Entries {
  readonly sent: readonly Sent[];
  /** Clicks that Slack told the person had failed: they may have had an effect, once. */
  readonly unheard: ReadonlySet<string>;
  /** Every message of ours by the id that its key names; under "" those without a key. */
  readonly answers: ReadonlyMap<string, readonly Answer[]>;
}

/** How long somebody may wait for their answer while everything goes wrong. */
export const SLOWEST_MS = 60_000;

const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;

function strayProblems({ sent, unheard, answers }: Entries): readonly string[] {
  const known = new Set([...sent.map(({ id }) => id), ...unheard]);
  return [...answers].flatMap(([id, posted]) => {
    if (!known.has(id)) {
      return posted.map(({ channel, ts, text }) => {
        return `${channel}:${ts} answers nothing that was sent: ${text.slice(0, 80)}`;
      });
    }
    if (!unheard.has(id) || posted.length < 2) return [];
    return [`click ${id}, which Slack called failed, was answered ${posted.length} times`];
  });
}

/** Counts, by the delivery keys on our messages, what was answered once, never or more than once. */
export function tallyUp(entries: Entries): Tally {
  const strays = strayProblems(entries);
  const problems: string[] = [...strays];
  const delays: number[] = [];
  const counts = { answered: 0, lost: 0, doubled: strays.length, wrong: 0 };
  for (const { id, kind, what, threadTs, at, says } of entries.sent) {
    const [first, ...more] = entries.answers.get(id) ?? [];
    const named = `${kind} ${id} in thread ${threadTs} "${what}"`;
    if (first === undefined) {
      counts.lost += 1;
      problems.push(`${named} was never answered`);
      continue;
    }
    delays.push(first.at - at);
    if (first.at - at > SLOWEST_MS) {
      const since = new Date(at).toISOString();
      problems.push(`${named} was answered after ${seconds(first.at - at)} (sent at ${since})`);
    }
    if (more.length > 0) {
      counts.doubled += 1;
      const times = [first, ...more].map((answer) => seconds(answer.at - at)).join(", ");
      problems.push(`${named} was answered ${more.length + 1} times, after ${times}`);
    } else if (says.test(first.text)) {
      counts.answered += 1;
    } else {
      counts.wrong += 1;
      problems.push(`${named} was answered with ${JSON.stringify(first.text.slice(0, 120))}`);
    }
  }
  delays.sort((one, other) => one - other);
  return {
    sent: entries.sent.length,
    ...counts,
    slowestMs: Math.round(delays.at(-1) ?? 0),
    medianMs: Math.round(delays[Math.floor(delays.length / 2)] ?? 0),
    problems,
  };
}
