import type { Answer, Letter, Transport } from "./transport.ts";
import type { Waits } from "./waits.ts";

export interface Delivered {
  readonly acked: boolean;
  /** What the app answered with its ack: `{}` for a plain one. */
  readonly response?: unknown;
}

export interface Interaction {
  readonly type: "interactive" | "slash_commands";
  readonly payload: unknown;
  /** Whether the app may answer with its ack; `false` unless said. */
  readonly acceptsResponse?: boolean;
}

/** Faults of Slack's own delivery. */
export interface DeliveryFaults {
  /** The next `count` acks get lost on their way: Slack takes the envelope for unanswered. */
  dropAcks(count: number): void;
  /** The next `count` acks take `ms` longer; past the deadline they count as lost. */
  slowAcks(count: number, ms: number): void;
  /** The next `count` events are sent twice: one event id, two envelopes. */
  duplicate(count: number): void;
  /** The next `count` events set out `ms` later, so that what comes after them overtakes them. */
  holdBack(count: number, ms: number): void;
}

export interface Delivery {
  readonly faults: DeliveryFaults;
  /** Tries again until acked or out of attempts, and waits for a connection when there is none. */
  event(payload: unknown): Promise<Delivered>;
  /** Tries once: Slack does not repeat what a person did. */
  interaction(interaction: Interaction): Promise<Delivered>;
}

export interface DeliveryOptions {
  /** The way letters go now. */
  readonly transport: () => Transport;
  /** How long an ack may take. */
  readonly ackTimeoutMs: number;
  /** The pause before each further attempt. */
  readonly retryDelaysMs: readonly number[];
  /** Ends all waiting; what is undelivered then stays so. */
  readonly waits: Waits;
}

export function createDelivery(options: DeliveryOptions): Delivery {
  const { transport, ackTimeoutMs, retryDelaysMs, waits } = options;
  let acksToDrop = 0;
  let eventsToDouble = 0;
  const slowedByMs: number[] = [];
  const heldBackMs: number[] = [];

  /** What becomes of an answer on its way; never resolves when it gets lost. */
  async function carry(answer: Promise<Answer>): Promise<Answer> {
    const given = await answer;
    if (!given.acked) return given;
    if (acksToDrop > 0) {
      acksToDrop -= 1;
      return new Promise(() => {});
    }
    const slowedMs = slowedByMs.shift();
    if (slowedMs !== undefined) await waits.begin(slowedMs).over;
    return given;
  }

  async function attempt(letter: Letter): Promise<Answer> {
    const way = transport();
    const sent = way.send(letter);
    const deadline = waits.begin(ackTimeoutMs);
    const tooLate = deadline.over.then(() => ({ acked: false, reason: way.lateReason }));
    const answer = await Promise.race([carry(sent.answer), tooLate]);
    deadline.cancel();
    sent.abandon();
    return answer;
  }

  async function insist(payload: unknown, afterMs: number): Promise<Delivered> {
    if (afterMs > 0) await waits.begin(afterMs).over;
    let reason = "timeout";
    // With nobody connected the first attempt has failed before it began.
    for (let number = transport().isReady() ? 0 : 1; number <= retryDelaysMs.length; number++) {
      if (number > 0) await waits.begin(retryDelaysMs[number - 1] ?? 0).over;
      await Promise.race([transport().ready(), waits.closed]);
      if (waits.isClosed()) break;
      const retry = number === 0 ? {} : { retry: { attempt: number, reason } };
      const letter = { type: "events_api", acceptsResponse: false, payload, ...retry } as const;
      const answer = await attempt(letter);
      if (answer.acked) return { acked: true, response: answer.response };
      if (answer.isFinal) break;
      reason = answer.reason ?? reason;
    }
    return { acked: false };
  }

  return {
    faults: {
      dropAcks: (count) => {
        acksToDrop += count;
      },
      slowAcks: (count, ms) => {
        slowedByMs.push(...Array<number>(count).fill(ms));
      },
      duplicate: (count) => {
        eventsToDouble += count;
      },
      holdBack: (count, ms) => {
        heldBackMs.push(...Array<number>(count).fill(ms));
      },
    },
    async event(payload) {
      const afterMs = heldBackMs.shift() ?? 0;
      const double = eventsToDouble > 0 ? insist(payload, 0) : undefined;
      if (double !== undefined) eventsToDouble -= 1;
      const [delivered] = await Promise.all([insist(payload, afterMs), double]);
      return delivered;
    },
    async interaction({ type, payload, acceptsResponse = false }) {
      const { acked, response } = await attempt({ type, payload, acceptsResponse });
      return acked ? { acked, response } : { acked };
    },
  };
}
