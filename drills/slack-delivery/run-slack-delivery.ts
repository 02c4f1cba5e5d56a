import type { DrillCommand } from "../arguments.ts";
import { playDrill } from "../play-drill.ts";
import { createRandom } from "../random.ts";
import type { DrillResult } from "../result.ts";
import type { Backend } from "../servers/open-backend.ts";
import { spoilCalls } from "./spoil-calls.ts";
import { breakSockets, spoilNextEvents } from "./spoil-delivery.ts";

/** All that goes wrong between Slack and a bot that itself runs well, at once and for a while. */
export function runSlackDelivery(
  command: Extract<DrillCommand, { kind: "slack-delivery" }>,
  backend: Backend,
  progress: (line: string) => void,
): Promise<DrillResult> {
  const { seconds, seed } = command;
  const made = new Map<string, number>();
  const count = (kind: string) => void made.set(kind, (made.get(kind) ?? 0) + 1);
  const ofEvents = createRandom(seed + 2);
  return playDrill({
    drill: "slack-delivery",
    backendName: "embedded",
    backend,
    seed,
    everyMs: { min: 200, max: 900 },
    quietMs: 8_000,
    beforeSaying: ({ slack }) => spoilNextEvents(slack, ofEvents, count),
    async makeTrouble({ scene: { slack }, random }) {
      const untilMs = Date.now() + seconds * 1_000;
      const breaking = breakSockets(slack, createRandom(seed + 3), count, untilMs);
      await spoilCalls(slack, random, count, untilMs);
      await breaking;
      progress([...made].map(([kind, times]) => `${kind} ${times}`).join(" · "));
      return [...made.values()].reduce((sum, times) => sum + times, 0);
    },
  });
}
