import type { ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import type { StreamFault } from "./faults.ts";
import type { StreamEvent } from "./to-events.ts";

/** Streams events as they are due, and lets the fault strike where it is told to. */
export async function sendEvents(
  response: ServerResponse,
  events: readonly StreamEvent[],
  {
    fault,
    eventDelayMs,
    signal,
  }: {
    readonly fault: StreamFault | undefined;
    readonly eventDelayMs: number;
    readonly signal: AbortSignal;
  },
): Promise<void> {
  const send = (event: StreamEvent) =>
    response.write(`event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`);
  response.flushHeaders();
  for (const event of events.slice(0, fault === undefined ? events.length : (fault.after ?? 0))) {
    send(event);
    if (eventDelayMs > 0) await sleep(eventDelayMs, undefined, { signal });
  }
  switch (fault?.kind) {
    case undefined:
    case "eof":
      response.end();
      return;
    case "error-event": {
      const { type = "overloaded_error", message = "Overloaded" } = fault;
      send({ type: "error", error: { type, message } });
      response.end();
      return;
    }
    case "cut":
      // What was said before arrives; then the connection breaks.
      response.write(": \n", () => response.destroy());
      return;
    case "stall": {
      if (fault.pingMs === undefined) return;
      for (;;) {
        await sleep(fault.pingMs, undefined, { signal });
        send({ type: "ping" });
      }
    }
  }
}
