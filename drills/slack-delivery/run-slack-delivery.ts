import type { DrillCommand } from "../arguments.ts";
import { playDrill } from "../drill.ts";
import type { DrillResult } from "../result.ts";
import type { Backend } from "../servers/open-backend.ts";
import { troubleSlack } from "./trouble-slack.ts";

export function runSlackDelivery(
  command: Extract<DrillCommand, { kind: "slack-delivery" }>,
  backend: Backend,
  progress: (line: string) => void,
): Promise<DrillResult> {
  const { seconds, seed } = command;
  return playDrill({
    drill: "slack-delivery",
    backendName: "embedded",
    ...{ backend, seed },
    everyMs: { min: 200, max: 900 },
    quietMs: 8_000,
    async makeTrouble(stage) {
      const made = await troubleSlack(stage, seconds * 1_000);
      progress([...made].map(([what, times]) => `${what} ${times}`).join(", "));
      return [...made.values()].reduce((sum, times) => sum + times, 0);
    },
  });
}
