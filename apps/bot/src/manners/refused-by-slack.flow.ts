import type { Message } from "@lynceus/standins";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { type StandingBot, startStandingBot } from "../testing/start-standing-bot.ts";

const ADA = "U0ADA00001";
const ALL = "C0ALL00001";
const PATIENTLY = { timeout: 20_000, interval: 20 };
let stand: StandingBot;

beforeAll(async () => {
  stand = await startStandingBot({
    world: "image-tag-missing",
    workspace: {
      people: [{ id: ADA, name: "ada", realName: "Ada Okafor", email: "ada@acme.example" }],
      channels: [{ id: ALL, name: "all", members: [ADA] }],
    },
    channels: { [ALL]: { projects: ["*"] } },
  });
}, 90_000);
afterEach(() => stand.slack.faults.clear());
afterAll(() => stand.close());

const say = (text: string, threadTs?: string) =>
  stand.slack.say({ channel: ALL, user: ADA, text, ...(threadTs && { threadTs }) }).ts;
const mention = (text: string) => `<@${stand.slack.bot.userId}> ${text}`;
const answersIn = (ts: string): readonly Message[] =>
  stand.slack.thread(ALL, ts).filter(({ user }) => user === stand.slack.bot.userId);
const answered = (ts: string) =>
  vi.waitFor(() => {
    const [answer] = answersIn(ts);
    if (answer === undefined) throw new Error("no answer yet");
    return answer;
  }, PATIENTLY);

test("a mention in a thread that Slack does not show is answered by its own words", async () => {
  const root = say("is it just me?");
  stand.slack.faults.add({ method: "conversations.replies", error: "missing_scope", times: 99 });

  say(mention("why is payments-api failing?"), root);

  expect((await answered(root)).text).toMatch(/payments-api.*cannot pull its image/);
});

test("what Slack will not have is left, and the next message of the thread is answered", async () => {
  stand.slack.faults.add({ method: "chat.postMessage", error: "restricted_action" });
  const root = say(mention("help"));
  await vi.waitFor(() => {
    const errors = stand.slack.calls().filter(({ method }) => method === "chat.postMessage");
    expect(errors.length).toBeGreaterThan(0);
  }, PATIENTLY);

  say(mention("why is payments-api failing?"), root);

  expect((await answered(root)).text).toMatch(/cannot pull its image/);
  expect(answersIn(root)).toHaveLength(1);
});

test("a card that cannot be changed any more does not keep its button from doing its work", async () => {
  const root = say(mention("why is payments-api failing?"));
  const card = await answered(root);
  stand.slack.faults.add({ method: "chat.update", error: "edit_window_closed", times: 99 });

  await stand.slack.click({ channel: ALL, ts: card.ts, user: ADA, actionId: "investigate" });

  await vi.waitFor(() => expect(answersIn(root).length).toBeGreaterThan(1), PATIENTLY);
});

test("a button of another version is acknowledged, and says what to do", async () => {
  const { slack } = stand;
  const root = say(mention("why is payments-api failing?"));
  const { ts } = await answered(root);
  const actions = [{ type: "button", action_id: "approve_plan", action_ts: "1.1", value: "7" }];

  const { acked } = await slack.interact({
    type: "interactive",
    payload: {
      type: "block_actions",
      user: { id: ADA },
      channel: { id: ALL },
      actions,
      team: { id: slack.team.id },
      container: { message_ts: ts, thread_ts: root },
    },
  });

  expect(acked).toBe(true);
  await vi.waitFor(() => {
    expect(slack.ephemerals(ALL, ADA).at(-1)?.text).toMatch(/button is from an older version/);
  }, PATIENTLY);
});
