import type { Principal } from "@lynceus/contract";
import { expect, test } from "vitest";
import type { BotSettings } from "../config.ts";
import { accountsOf } from "./accounts-of.ts";

const settings: BotSettings = {
  channels: { C1: { projects: ["*"], budget: { usd: 20 } }, "*": { projects: ["*"] } },
  teams: {
    web: { members: ["Ada@example.com"], groups: [], projects: [], budget: { usd: 9 } },
    ops: { members: ["U1"], groups: [], projects: [] },
    others: { members: ["U2"], groups: [], projects: [] },
  },
  investigate: "auto",
  skills: [],
  logLevel: "info",
  dailyBudgets: {
    user: { investigations: 5 },
    channel: { investigations: 50 },
    team: { investigations: 100 },
    total: { usd: 100 },
  },
};
const ada: Principal = {
  kind: "person",
  id: "slack:T1:U1",
  name: "Ada",
  email: "ada@example.com",
  groups: [],
  projects: [],
};
const alert: Principal = { kind: "channel", id: "slack:T1:C1", name: "C1", projects: [] };
const asked = (principal: Principal, channel = "C1") => ({
  principal,
  thread: { team: "T1", channel, threadTs: "1.1" },
});

test("an investigation counts to its asker, each of their teams, and the channel", () => {
  expect(accountsOf(asked(ada), settings)).toEqual([
    { id: "user/slack:T1:U1", of: "user", name: "Ada", budget: { investigations: 5 } },
    { id: "team/web", of: "team", name: "web", budget: { usd: 9 } },
    { id: "team/ops", of: "team", name: "ops", budget: { investigations: 100 } },
    { id: "channel/slack:T1:C1", of: "channel", name: "C1", budget: { usd: 20 } },
    { id: "total", of: "total", name: "", budget: { usd: 100 } },
  ]);
  const [channel] = accountsOf(asked(alert, "C2"), settings);
  expect(channel?.budget).toEqual({ investigations: 50 });
});

test("an alert counts to its channel, and is nobody's", () => {
  expect(accountsOf(asked(alert), settings).map(({ id }) => id)).toEqual([
    "channel/slack:T1:C1",
    "total",
  ]);
});

test("without settings there is whom it counts to, and no limit", () => {
  const { dailyBudgets: _, teams: __, channels: ___, ...rest } = settings;
  const budgets = accountsOf(asked(ada), { ...rest, channels: {} }).map(({ budget }) => budget);

  expect(budgets).toEqual([{}, {}, {}]);
});
