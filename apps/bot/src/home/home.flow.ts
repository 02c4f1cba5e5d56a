import type { View } from "@lynceus/standins";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type StandingBot, startStandingBot } from "../testing/start-standing-bot.ts";

const ADA = "U0ADA00001";
const KAI = "U0GUEST004";
const people = [
  { id: ADA, name: "ada", realName: "Ada Okafor", email: "ada@acme.example" },
  { id: KAI, name: "kai", realName: "Kai", email: "kai@contractor.example", isGuest: true },
];
const PATIENTLY = { timeout: 20_000, interval: 20 };
let stand: StandingBot;
const homes: View[] = [];

beforeAll(async () => {
  stand = await startStandingBot({
    world: "image-tag-missing",
    workspace: { people, channels: [{ id: "C0ALL00001", name: "all", members: [ADA] }] },
    channels: { "*": { projects: ["payments"] } },
  });
  stand.slack.onChange((change) => {
    if (change.kind === "home") homes.push(change.view);
  });
}, 90_000);
afterAll(() => stand.close());

const words = (view: View | undefined) => JSON.stringify(view?.blocks ?? []);

test("a home shows what its owner may see, and no more, and is not shown anew at once", async () => {
  await stand.slack.openHome({ user: ADA });
  await vi.waitFor(() => expect(homes).toHaveLength(1), PATIENTLY);

  expect(words(homes[0])).toMatch(/needs a look.*payments-api.*Degraded/);
  expect(words(homes[0])).toMatch(/None in the last days.*Diagnose with Lynceus/);
  expect(words(homes[0])).not.toMatch(/search-query|edge-router/);

  const [before] = homes;
  await stand.slack.openHome({ user: ADA });
  await stand.slack.openHome({ user: ADA, tab: "messages" });
  await vi.waitFor(() => {
    const prompted = stand.slack.calls().filter(({ method }) => method.endsWith("Prompts"));
    expect(JSON.stringify(prompted[0]?.args.prompts)).toContain("Why is payments-api failing?");
  }, PATIENTLY);
  expect(homes).toEqual([before]);
});

test("a guest's home says why it is empty", async () => {
  const before = homes.length;
  await stand.slack.openHome({ user: KAI });

  await vi.waitFor(() => {
    expect(words(homes[before])).toMatch(/does not answer guests/);
  }, PATIENTLY);
  expect(words(homes[before])).not.toContain("payments");
});

test("an investigation stands there with its link, and its end", async () => {
  const { slack } = stand;
  const channel = slack.openDirect(ADA);
  await slack.click({ view: "home", user: ADA, actionId: "look_at:1" });
  const looked = await vi.waitFor(() => {
    const [message] = slack.messages(channel).filter(({ text }) => text.includes("cannot pull"));
    if (message === undefined) throw new Error("not looked at yet");
    return message;
  }, PATIENTLY);

  await slack.click({ channel, ts: looked.ts, user: ADA, actionId: "investigate" });
  await vi.waitFor(() => {
    const told = slack.thread(channel, looked.ts).map(({ text }) => text);
    expect(told.join("\n")).toMatch(/confidence|Investigated|no answer/i);
  }, PATIENTLY);
  await vi.waitFor(
    async () => {
      await slack.openHome({ user: ADA });
      expect(words(homes.at(-1))).toMatch(/payments-api · prod: (answered|came to no answer|runs)/);
    },
    { timeout: 40_000, interval: 1_000 },
  );
  expect(words(homes.at(-1))).toContain(`archives/${channel}/p${looked.ts.replace(".", "")}`);
});
