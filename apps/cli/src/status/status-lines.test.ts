import type { BotStatus } from "@lynceus/bot/control";
import { expect, test } from "vitest";
import { statusLines } from "./status-lines.ts";

const status: BotStatus = {
  version: "0.1.0",
  pid: 4711,
  role: "all",
  phase: "running",
  upSeconds: 11_520,
  slack: { state: "connected", seconds: 11_400 },
  store: "embedded",
  audit: { entries: 1204, head: "0a".repeat(32) },
  inbox: { waiting: 1, claimed: 2, finished: 300, failed: 4 },
  queue: { waiting: 5, delayed: 0, running: 2, done: 300, failed: 1 },
  today: { investigations: 14, usd: 0.424, held: 1 },
  instances: [
    {
      name: "prod-eu",
      environment: "prod",
      state: "connected",
      version: "v2.13.1",
      applications: 75,
      heardSecondsAgo: 4,
    },
    { name: "lab", state: "refused", reason: "`lab` refused the token.", applications: 0 },
  ],
};

test("the bot, what it stands on, and every Argo CD", () => {
  expect(statusLines(status)).toEqual([
    "Lynceus 0.1.0, role all, running, up 3 h 12 min, process 4711",
    "  slack      connected for 3 h 10 min",
    "  state      in its data folder, 1,204 audit entries",
    "  inbox      1 waiting, 2 being answered, 300 done, 4 failed",
    "  queue      5 waiting, 0 delayed, 2 running, 1 failed",
    "  today      14 investigations, $0.42 spent, $1.00 set aside for what runs",
    "  prod-eu    connected, prod, Argo CD v2.13.1, 75 applications, heard 4 s ago",
    "  lab        refused, 0 applications, never heard: `lab` refused the token.",
  ]);
});

test("a part that does not answer is said in its place", () => {
  const problem = "The queue's Redis does not answer.";
  const { instances: _, slack: __, ...listening } = status;

  const today = { investigations: 1, usd: 0, held: 0 };

  expect(statusLines({ ...listening, role: "slack", queue: { problem }, today })).toEqual([
    "Lynceus 0.1.0, role slack, running, up 3 h 12 min, process 4711",
    "  state      in its data folder, 1,204 audit entries",
    "  inbox      1 waiting, 2 being answered, 300 done, 4 failed",
    `  queue      ${problem}`,
    "  today      1 investigation",
  ]);
});

test.each([
  [{ state: "opening" }, "not connected yet"],
  [{ state: "listening" }, "listening for what it posts"],
  [{ state: "cut", seconds: 4 }, "cut off for 4 s, connecting again"],
  [{ state: "cut", seconds: 40, reason: "Look at the log." }, "Look at the log."],
] as const)("how Slack reaches it: %j", (slack, text) => {
  expect(statusLines({ ...status, slack })).toContain(`  slack      ${text}`);
});
