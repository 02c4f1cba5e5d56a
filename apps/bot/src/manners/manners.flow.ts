import type { Message } from "@lynceus/standins";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type StandingBot, startStandingBot } from "../testing/start-standing-bot.ts";

const ADA = "U0ADA00001";
const KAI = "U0GUEST004";
const ZOE = "U0ZOE00005";
const ALERTS = "U0ALERTS01";
const CHATTER = "U0CHATTER1";
const people = [
  { id: ADA, name: "ada", realName: "Ada Okafor", email: "ada@acme.example" },
  { id: KAI, name: "kai", realName: "Kai", email: "kai@contractor.example", isGuest: true },
  { id: ZOE, name: "zoe", realName: "Zoe", email: "zoe@other.example", teamId: "T0OTHER001" },
  { id: ALERTS, name: "alerts", realName: "Alerts", email: "", isBot: true },
  { id: CHATTER, name: "chatter", realName: "Chatter", email: "", isBot: true },
];
const members = people.map(({ id }) => id);
const PATIENTLY = { timeout: 20_000, interval: 20 };
const ALL = "C0ALL00001";
const SHARED = "C0SHARED01";
const UNLISTED = "C0UNLISTED";
let stand: StandingBot;

beforeAll(async () => {
  stand = await startStandingBot({
    world: "image-tag-missing",
    workspace: {
      people,
      channels: [
        { id: ALL, name: "all", members },
        { id: SHARED, name: "shared", members, isExtShared: true },
        { id: UNLISTED, name: "unlisted", members },
      ],
    },
    channels: {
      [ALL]: { projects: ["*"], reactions: true, alerts: [`B${ALERTS.slice(1)}`] },
      [SHARED]: { projects: ["*"] },
    },
  });
}, 90_000);
afterAll(() => stand.close());

const mention = (text: string) => `<@${stand.slack.bot.userId}> ${text}`;
const say = (channel: string, user: string, text: string) =>
  stand.slack.say({ channel, user, text }).ts;
const answersIn = (channel: string, ts: string): readonly Message[] =>
  stand.slack.thread(channel, ts).filter(({ user }) => user === stand.slack.bot.userId);
const answered = (channel: string, ts: string) =>
  vi.waitFor(() => {
    const [answer] = answersIn(channel, ts);
    if (answer === undefined) throw new Error("no answer yet");
    return answer.text;
  }, PATIENTLY);

test.each([
  ["a guest", ALL, KAI, /does not answer guests/],
  ["somebody of another company", ALL, ZOE, /people of its own workspace only/],
  ["another app", ALL, CHATTER, /people, not other apps.*B0CHATTER1/],
  ["a shared channel", SHARED, ADA, /shared with another company/],
  ["an unlisted channel", UNLISTED, ADA, /does not list it.*C0UNLISTED/],
])("%s is refused once, with the reason", async (_, channel, user, reason) => {
  const first = say(channel, user, mention("why is payments-api failing?"));
  expect(await answered(channel, first)).toMatch(reason);

  const again = say(channel, user, mention("why?"));
  const later = say(ALL, ADA, mention("help"));
  await answered(ALL, later);
  await vi.waitFor(() => {
    const updates = stand.slack.calls().filter(({ method }) => method === "chat.update");
    expect(updates.some(({ args }) => String(args.text).match(reason))).toBe(true);
  }, PATIENTLY);
  expect(answersIn(channel, again)).toEqual([]);
});

test("a question is marked while it is looked into, and when it is answered", async () => {
  const ts = say(ALL, ADA, mention("why is payments-api failing?"));

  expect(await answered(ALL, ts)).toMatch(/cannot pull its image/);
  await vi.waitFor(() => {
    const [question] = stand.slack.thread(ALL, ts);
    expect(question?.reactions?.map(({ name }) => name)).toEqual(["white_check_mark"]);
  }, PATIENTLY);
});

test("an alert of a listed app is looked into; one that names nothing stays unanswered", async () => {
  const vague = say(ALL, ALERTS, "[FIRING:1] Watchdog");
  const alert = say(ALL, ALERTS, "[FIRING:1] KubePodCrashLooping payments-api");

  expect(await answered(ALL, alert)).toMatch(/payments-api.*cannot pull its image/);
  expect(answersIn(ALL, vague)).toEqual([]);
});

test("a message is diagnosed in its thread by its shortcut", async () => {
  const { slack } = stand;
  const ts = say(ALL, ADA, "thanks, payments-api sync looks odd");

  await slack.messageShortcut({ channel: ALL, ts, user: ADA, callbackId: "diagnose" });

  expect(await answered(ALL, ts)).toMatch(/payments-api.*cannot pull its image/);
});

test("who is refused is told so where they chose the shortcut", async () => {
  const { slack } = stand;
  const ts = say(SHARED, ADA, "payments-api is odd");

  await slack.messageShortcut({ channel: SHARED, ts, user: ADA, callbackId: "diagnose" });

  await vi.waitFor(() => {
    expect(slack.ephemerals(SHARED, ADA).at(-1)?.text).toMatch(/shared with another company/);
  }, PATIENTLY);
  expect(answersIn(SHARED, ts)).toEqual([]);
});

test("a channel is welcomed when we are invited, and not again", async () => {
  const { slack } = stand;
  const invite = (channel: string) =>
    slack.announce({ type: "member_joined_channel", user: slack.bot.userId, channel });
  const said = (channel: string) =>
    slack.messages(channel).filter(({ text }) => text.includes("This channel sees"));

  await invite(ALL);
  await vi.waitFor(() => expect(said(ALL)).toHaveLength(1), PATIENTLY);
  await invite(ALL);
  await answered(ALL, say(ALL, ADA, mention("help")));

  expect(said(ALL)).toHaveLength(1);
  expect(said(ALL)[0]?.text).toMatch(/all projects/);
});

test("a direct message needs no mention", async () => {
  const channel = stand.slack.openDirect(ADA);

  expect(await answered(channel, say(channel, ADA, "help"))).toMatch(/Ask about an Argo CD/);
});
