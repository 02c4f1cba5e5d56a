import { randomUUID } from "node:crypto";
import type { Ack, SocketMode } from "./socket-mode.ts";
import type { Answer, Letter, Transport } from "./transport.ts";

/** Letters as Socket Mode envelopes, each to one of the connections. */
export interface SocketTransport extends Transport {
  onAck(ack: Ack): void;
}

export function createSocketTransport(
  sockets: Pick<SocketMode, "send" | "connected" | "connections">,
): SocketTransport {
  const awaited = new Map<string, (answer: Answer) => void>();

  return {
    lateReason: "timeout",
    isReady: () => sockets.connections() > 0,
    ready: sockets.connected,
    send(letter) {
      const envelope_id = randomUUID();
      if (!sockets.send({ envelope_id, ...toEnvelope(letter) })) {
        return { answer: Promise.resolve({ acked: false, reason: "timeout" }), abandon() {} };
      }
      const answer = new Promise<Answer>((resolve) => awaited.set(envelope_id, resolve));
      return { answer, abandon: () => awaited.delete(envelope_id) };
    },
    onAck({ envelope_id, payload }) {
      awaited.get(envelope_id)?.({ acked: true, response: payload });
      awaited.delete(envelope_id);
    },
  };
}

function toEnvelope({ type, payload, acceptsResponse, retry }: Letter) {
  const attempts = { retry_attempt: retry?.attempt ?? 0, retry_reason: retry?.reason ?? "" };
  return {
    type,
    accepts_response_payload: acceptsResponse,
    ...(type === "events_api" ? attempts : {}),
    payload,
  };
}
