import { setTimeout as delay } from "node:timers/promises";
import type { Random } from "../random.ts";
import type { Scene } from "../scene.ts";
import type { Count } from "./count.ts";

type Fault = Parameters<Scene["slack"]["faults"]["add"]>[0];

/** What the bot calls to answer a message, and to be connected. */
const METHODS = [
  "chat.postMessage",
  "chat.update",
  "conversations.replies",
  "users.info",
  "apps.connections.open",
] as const;

const faults: readonly (readonly [string, (random: Random) => Fault])[] = [
  [
    "429",
    (random) => ({
      method: random.pick(METHODS),
      status: 429,
      error: "ratelimited",
      headers: { "retry-after": random.pick(["1", "2", "3"]) },
    }),
  ],
  ["5xx", (random) => ({ method: random.pick(METHODS), status: random.pick([500, 502, 503]) })],
  ["posted, answer lost", () => ({ method: "chat.postMessage", after: "handled" })],
  ["posted, answer late", () => ({ method: "chat.postMessage", delayMs: 1_500 })],
];
/** Once in a while: whoever called waits for their own limit of ten seconds. */
const HANGING: Fault = { method: "chat.postMessage", after: "handled", hang: true };
const HANGS_EVERY = 25;

/**
 * Makes calls of the Web API fail, one kind after the other, until the time is up. A fault that no call has
 * met by the next one is taken back: they are not to pile up for what is called seldom.
 */
export async function spoilCalls(
  slack: Scene["slack"],
  random: Random,
  count: Count,
  untilMs: number,
): Promise<void> {
  for (let calls = 1; Date.now() < untilMs; calls += 1) {
    await delay(random.between(400, 1_500));
    const [kind, fault] =
      calls % HANGS_EVERY === 0
        ? (["posted, never answered", () => HANGING] as const)
        : random.pick(faults);
    slack.faults.clear();
    slack.faults.add(fault(random));
    count(kind);
  }
  slack.faults.clear();
}
