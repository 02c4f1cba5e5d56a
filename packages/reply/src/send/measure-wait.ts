import { measureSince } from "@lynceus/telemetry";
import type { Method } from "./budget.ts";

/** Waits for a call's turn, and measures how long that took. */
export async function measureWait(method: Method, turn: Promise<void>): Promise<void> {
  const began = performance.now();
  await turn;
  measureSince("lynceus.slack.wait.duration", began, { "slack.method": method });
}
