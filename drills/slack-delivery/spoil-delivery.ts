import { setTimeout as delay } from "node:timers/promises";
import type { Random } from "../random.ts";
import type { Scene } from "../scene.ts";
import type { Count } from "./count.ts";

type Slack = Scene["slack"];

/** Slack announces a mention twice: trouble is with both events. */
const EVENTS = 2;

/** Trouble with the events of what a person is about to say: sent twice, or overtaken, or both. */
export function spoilNextEvents(slack: Slack, random: Random, count: Count): void {
  if (random.chance(0.2)) {
    slack.delivery.duplicate(EVENTS);
    count("doubled");
  }
  if (random.chance(0.15)) {
    slack.delivery.holdBack(EVENTS, Math.round(random.between(200, 6_000)));
    count("overtaken");
  }
  if (random.chance(0.1)) {
    slack.delivery.dropAcks(1);
    count("ack lost");
  }
}

const EVERY_MS = { min: 7_000, max: 11_000 };

/** Breaks every socket, again and again, in one of the ways that Slack does. */
export async function breakSockets(
  slack: Slack,
  random: Random,
  count: Count,
  untilMs: number,
): Promise<void> {
  for (;;) {
    await delay(random.between(EVERY_MS.min, EVERY_MS.max));
    if (Date.now() >= untilMs) return;
    if (random.chance(0.5)) slack.cut();
    else slack.disconnect("warning");
    count("socket broken");
  }
}
