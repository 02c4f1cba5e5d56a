import { setTimeout as delay } from "node:timers/promises";
import type { Stage } from "../drill.ts";
import type { Random } from "../random.ts";
import type { Scene } from "../scene.ts";

type Slack = Scene["slack"];

/** What the bot calls to answer a message. */
const METHODS = [
  "chat.postMessage",
  "chat.update",
  "conversations.replies",
  "users.info",
  "apps.connections.open",
] as const;

/** One kind of trouble each, made once. */
const troubles: readonly (readonly [string, (slack: Slack, random: Random) => void])[] = [
  ["doubled events", (slack) => slack.delivery.duplicate(2)],
  ["lost acks", (slack, random) => slack.delivery.dropAcks(Math.ceil(random.between(0, 3)))],
  [
    "overtaken events",
    (slack, random) => slack.delivery.holdBack(2, Math.round(random.between(200, 4_000))),
  ],
  [
    "429",
    (slack, random) =>
      slack.faults.add({
        method: random.pick(METHODS),
        status: 429,
        error: "ratelimited",
        headers: { "retry-after": random.pick(["1", "2", "3"]) },
      }),
  ],
  [
    "5xx",
    (slack, random) =>
      slack.faults.add({ method: random.pick(METHODS), status: random.pick([500, 502, 503]) }),
  ],
  [
    "posted, answer lost",
    (slack) => slack.faults.add({ method: "chat.postMessage", after: "handled" }),
  ],
  ["late answers", (slack) => slack.faults.add({ method: "chat.postMessage", delayMs: 1_500 })],
];

const BROKEN_EVERY_MS = { min: 7_000, max: 11_000 };

/** Breaks the socket every few seconds, in one of the two ways that Slack does. */
async function breakSockets({ scene, random }: Stage, untilMs: number): Promise<number> {
  let broken = 0;
  for (;;) {
    await delay(random.between(BROKEN_EVERY_MS.min, BROKEN_EVERY_MS.max));
    if (Date.now() >= untilMs) return broken;
    if (random.chance(0.5)) scene.slack.cut();
    else scene.slack.disconnect("warning");
    broken += 1;
  }
}

/** Makes every kind of trouble, over and over, for `ms`. Returns how often each was made. */
export async function troubleSlack(stage: Stage, ms: number): Promise<ReadonlyMap<string, number>> {
  const { scene, random } = stage;
  const untilMs = Date.now() + ms;
  const made = new Map<string, number>();
  const breaking = breakSockets(stage, untilMs);
  while (Date.now() < untilMs) {
    await delay(random.between(300, 1_200));
    const [name, make] = random.pick(troubles);
    make(scene.slack, random);
    made.set(name, (made.get(name) ?? 0) + 1);
  }
  return made.set("broken sockets", await breaking);
}
