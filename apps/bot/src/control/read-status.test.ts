import { ExpectedError } from "@lynceus/contract";
import { expect, test } from "vitest";
import { BotStatus } from "./protocol.ts";
import { readStatus, type StatusOptions } from "./read-status.ts";

const head = { seq: 7, prev: "", at: "", body: "{}", hash: "0a" };
const inbox = { waiting: 1, claimed: 0, finished: 5, failed: 0 };
const today = { investigations: 3, usd: 0.4, held: 1 };
const counts = { waiting: 1, delayed: 0, running: 0, done: 5, failed: 0 };
const bot = {
  role: "all",
  store: {
    kind: "embedded",
    audit: { head: async () => head },
    inbox: { counts: async () => inbox },
    charges: { today: async ([account]: readonly string[]) => [{ account, ...today }] },
  },
  queue: { counts: async () => counts },
  phase: () => "running",
  reach: () => ({ state: "cut", since: performance.now() - 61_000 }),
  instances: () => [
    {
      name: "lab",
      environment: undefined,
      version: undefined,
      state: "refused",
      reason: "`lab` refused the token.",
      applications: 3,
      heardAt: Date.now() - 61_000,
    },
  ],
} as unknown as StatusOptions;

test("it tells how the bot stands in the words of the protocol", async () => {
  const status = await readStatus(bot);

  expect(BotStatus.parse(JSON.parse(JSON.stringify(status)))).toEqual({
    version: expect.stringMatching(/^\d+\.\d+\.\d+/),
    pid: process.pid,
    role: "all",
    phase: "running",
    upSeconds: expect.any(Number),
    slack: { state: "cut", seconds: 61, reason: expect.stringContaining("SLACK_APP_TOKEN") },
    store: "embedded",
    audit: { entries: 7, head: "0a" },
    inbox,
    queue: counts,
    today,
    instances: [
      {
        name: "lab",
        state: "refused",
        reason: "`lab` refused the token.",
        applications: 3,
        heardSecondsAgo: 61,
      },
    ],
  });
});

test("one part that does not answer leaves the others told", async () => {
  const problem = "The queue's Redis does not answer.";
  const queue = { counts: () => Promise.reject(new ExpectedError(problem)) };

  const status = await readStatus({ ...bot, queue, instances: () => undefined });

  expect(status).toMatchObject({ queue: { problem }, inbox, audit: { entries: 7 } });
  expect(status.instances).toBeUndefined();
});
