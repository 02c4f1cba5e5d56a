import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type StandingBot, startStandingBot } from "../testing/start-standing-bot.ts";

const ADA = "U0ADA00001";
const BEN = "U0BEN00002";
const ALERTS = "U0ALERTS01";
const people = [
  { id: ADA, name: "ada", realName: "Ada Okafor", email: "ada@acme.example" },
  { id: BEN, name: "ben", realName: "Ben", email: "ben@acme.example" },
  { id: ALERTS, name: "alerts", realName: "Alerts", email: "", isBot: true },
];
const members = people.map(({ id }) => id);
const SMALL = "C0SMALL001";
const OPEN = "C0OPEN0001";
const PATIENTLY = { timeout: 40_000, interval: 50 };
let stand: StandingBot;

beforeAll(async () => {
  stand = await startStandingBot({
    world: "image-tag-missing",
    workspace: {
      people,
      channels: [
        { id: SMALL, name: "small", members },
        { id: OPEN, name: "open", members },
      ],
    },
    channels: {
      [SMALL]: {
        projects: ["*"],
        investigate: "auto",
        budget: { investigations: 1 },
        alerts: [`B${ALERTS.slice(1)}`],
      },
      "*": { projects: ["*"] },
    },
    settings: {
      investigate: "auto",
      dailyBudgets: { user: { investigations: 1 } },
    },
  });
}, 90_000);
afterAll(() => stand.close());

const WHY = "why is payments-api failing?";
const ask = (channel: string, user: string) =>
  stand.slack.say({ channel, user, text: `<@${stand.slack.bot.userId}> ${WHY}` }).ts;
const saidIn = (channel: string, ts: string) =>
  stand.slack
    .thread(channel, ts)
    .filter(({ user }) => user === stand.slack.bot.userId)
    .map(({ text }) => text)
    .join("\n");
const says = (channel: string, ts: string, words: RegExp) =>
  vi.waitFor(() => expect(saidIn(channel, ts)).toMatch(words), PATIENTLY);

test("an alert counts to its channel, which is then used up for everybody", async () => {
  const text = "[FIRING:1] KubePodCrashLooping payments-api";
  const alert = stand.slack.say({ channel: SMALL, user: ALERTS, text }).ts;
  await says(SMALL, alert, /confidence/);

  const asked = ask(SMALL, BEN);

  await says(SMALL, asked, /Not investigated: this channel has had the one investigation of today/);
  expect(saidIn(SMALL, asked)).toMatch(
    /cannot pull its image[\s\S]*The first look stands\. Another/,
  );
  expect(saidIn(SMALL, asked)).not.toMatch(/confidence/);
});

test("a person's limit holds in every channel, their home shows it, and a higher one counts at once", async () => {
  const { slack } = stand;
  const homes: string[] = [];
  slack.onChange((change) => {
    if (change.kind === "home") homes.push(JSON.stringify(change.view.blocks));
  });
  const first = ask(OPEN, ADA);
  await says(OPEN, first, /confidence/);

  const second = ask(OPEN, ADA);
  await says(OPEN, second, /Not investigated: Ada Okafor has had the one investigation of today/);
  await slack.openHome({ user: ADA });
  await vi.waitFor(() => {
    expect(homes.at(-1)).toContain("Today: 0 of 1 investigation left");
  }, PATIENTLY);
  // Nobody else is held up by it.
  const other = ask(OPEN, BEN);
  await says(OPEN, other, /confidence/);

  await stand.changeSettings({ dailyBudgets: { user: { investigations: 2 } } });
  const refusal = slack.thread(OPEN, second).find(({ text }) => text.includes("Not investigated"));
  await slack.click({ channel: OPEN, ts: refusal?.ts ?? "", user: ADA, actionId: "investigate" });
  await says(OPEN, second, /confidence/);
});

test("whoever calls too often is told how long to wait, and others are not", async () => {
  await stand.changeSettings({ callsPerMinute: 1 });

  const asked = ask(OPEN, BEN);
  await says(OPEN, asked, /Ben has made 1 call within a minute.*Try again in \d+ s/);

  const alert = "[FIRING:1] KubePodCrashLooping payments-api";
  const text = alert;
  await says(SMALL, stand.slack.say({ channel: SMALL, user: ALERTS, text }).ts, /cannot pull/);
});
