import type { ServerResponse } from "node:http";
import type { Theatre } from "./create-theatre.ts";
import type { PageEvent } from "./protocol.ts";

const line = (event: PageEvent) => `data: ${JSON.stringify(event)}\n\n`;

/** How often silence is broken, so that a dead connection is noticed. */
const SILENCE_MS = 15_000;

/** Server-sent events: how the stage stands, then everything that changes, until the page leaves. */
export function sendEvents(response: ServerResponse, theatre: Theatre): void {
  response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
  response.write("retry: 500\n\n");
  response.write(line(theatre.now()));
  const stop = theatre.onEvent((event) => response.write(line(event)));
  const breath = setInterval(() => response.write(":\n\n"), SILENCE_MS);
  response.on("close", () => {
    clearInterval(breath);
    stop();
  });
}
