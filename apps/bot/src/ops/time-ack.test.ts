import { createLogger, startTelemetry } from "@lynceus/telemetry";
import type { ReceiverEvent } from "@slack/bolt";
import { expect, onTestFinished, test } from "vitest";
import { timeAck } from "./time-ack.ts";

test("an event is counted once: as acknowledged, or as withheld", async () => {
  const logger = createLogger({ name: "test", level: "silent" });
  const options = { version: "1", logger, traces: "none", metrics: ["text"] } as const;
  const telemetry = await startTelemetry(options);
  onTestFinished(() => telemetry.stop());
  const acked: unknown[] = [];
  const event: ReceiverEvent = { body: {}, ack: async (said) => void acked.push(said) };

  await timeAck(async ({ ack }) => {
    await ack("kept");
    await ack("again");
  })(event);
  await timeAck(async () => undefined)(event);
  await expect(timeAck(() => Promise.reject(new Error("store is away")))(event)).rejects.toThrow();

  expect(acked).toEqual(["kept", "again"]);
  const text = await telemetry.metricsText();
  expect(text).toContain('lynceus_slack_ack_duration_seconds_count{outcome="acked"} 1\n');
  expect(text).toContain('lynceus_slack_ack_duration_seconds_count{outcome="withheld"} 2\n');
});
