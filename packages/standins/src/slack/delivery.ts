import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import type { Ack, SocketMode } from "./socket-mode.ts";

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
  onAck(ack: Ack): void;
}

export interface DeliveryOptions {
  readonly sockets: Pick<SocketMode, "send" | "connected" | "connections">;
  /** How long an ack may take. */
  readonly ackTimeoutMs: number;
  /** The pause before each further attempt. */
  readonly retryDelaysMs: readonly number[];
  /** Ends all waiting; what is undelivered then stays so. */
  readonly closing: AbortSignal;
}

export function createDelivery(options: DeliveryOptions): Delivery {
  const { sockets, ackTimeoutMs, retryDelaysMs, closing } = options;
  const awaited = new Map<string, (delivered: Delivered) => void>();
  let acksToDrop = 0;
  let eventsToDouble = 0;
  const heldBackMs: number[] = [];

  async function attempt(envelope: Readonly<Record<string, unknown>>): Promise<Delivered> {
    const envelope_id = randomUUID();
    if (!sockets.send({ envelope_id, ...envelope })) return { acked: false };
    const timeout = new AbortController();
    const answered = new Promise<Delivered>((resolve) => awaited.set(envelope_id, resolve));
    const tooLate = pause(
      ackTimeoutMs,
      { acked: false },
      { signal: AbortSignal.any([timeout.signal, closing]), ref: false },
    ).catch(() => ({ acked: false }));
    const delivered = await Promise.race([answered, tooLate]);
    timeout.abort();
    awaited.delete(envelope_id);
    return delivered;
  }

  async function insist(payload: unknown, afterMs: number): Promise<Delivered> {
    if (afterMs > 0) await pause(afterMs, undefined, { signal: closing, ref: false });
    // With nobody connected the first attempt has failed before it began.
    let retry_attempt = sockets.connections() > 0 ? 0 : 1;
    for (; retry_attempt <= retryDelaysMs.length; retry_attempt++) {
      if (retry_attempt > 0) {
        await pause(retryDelaysMs[retry_attempt - 1], undefined, { signal: closing, ref: false });
      }
      await sockets.connected();
      const delivered = await attempt({
        type: "events_api",
        accepts_response_payload: false,
        retry_attempt,
        retry_reason: retry_attempt === 0 ? "" : "timeout",
        payload,
      });
      if (delivered.acked) return delivered;
    }
    return { acked: false };
  }

  return {
    faults: {
      dropAcks: (count) => {
        acksToDrop += count;
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
      try {
        const [delivered] = await Promise.all([insist(payload, afterMs), double]);
        return delivered;
      } catch (error) {
        if (closing.aborted) return { acked: false };
        throw error;
      }
    },
    interaction: ({ type, payload, acceptsResponse = false }) =>
      attempt({ type, accepts_response_payload: acceptsResponse, payload }),
    onAck({ envelope_id, payload }) {
      if (acksToDrop > 0) {
        acksToDrop -= 1;
        return;
      }
      awaited.get(envelope_id)?.({ acked: true, response: payload });
    },
  };
}
