import { measureSince } from "@lynceus/telemetry";
import type { App } from "@slack/bolt";

type ProcessEvent = App["processEvent"];

/** Measures how long Slack waits until it is told that something arrived, if it is told at all. */
export function timeAck(process: ProcessEvent): ProcessEvent {
  return async (event) => {
    const began = performance.now();
    let isTold = false;
    const told = (outcome: "acked" | "withheld") => {
      if (isTold) return;
      isTold = true;
      measureSince("lynceus.slack.ack.duration", began, { outcome });
    };
    try {
      await process({
        ...event,
        async ack(response) {
          await event.ack(response);
          told("acked");
        },
      });
    } finally {
      told("withheld");
    }
  };
}
