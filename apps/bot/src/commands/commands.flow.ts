import type { Message } from "@lynceus/standins";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type StandingBot, startStandingBot } from "../testing/start-standing-bot.ts";

const ADA = "U0ADA00001";
const KAI = "U0GUEST004";
const people = [
  { id: ADA, name: "ada", realName: "Ada Okafor", email: "ada@acme.example" },
  { id: KAI, name: "kai", realName: "Kai", email: "kai@contractor.example", isGuest: true },
];
const members = people.map(({ id }) => id);
const PATIENTLY = { timeout: 20_000, interval: 20 };
let stand: StandingBot;

beforeAll(async () => {
  stand = await startStandingBot({
    world: "image-tag-missing",
    workspace: {
      people,
      channels: [
        { id: "C0ALL00001", name: "all", members },
        { id: "C0SEARCH01", name: "search", members },
        { id: "C0SHARED01", name: "shared", members, isExtShared: true },
        { id: "C0NOBOT001", name: "no-bot", members, hasBot: false, isPrivate: true },
      ],
    },
    channels: { C0SEARCH01: { projects: ["search"] }, "*": { projects: ["*"] } },
    others: [{ name: "lab", url: "http://127.0.0.1:9", token: () => "unused" }],
  });
}, 90_000);
afterAll(() => stand.close());

/** Types a command, and waits for the message that answers it. */
async function type(text: string, channel = "C0ALL00001", user = ADA): Promise<Message> {
  const { slack } = stand;
  const before = slack.ephemerals(channel, user).length;
  const { acked } = await slack.command({ channel, user, command: "/argocd", text });
  expect(acked).toBe(true);
  return vi.waitFor(() => {
    const answer = slack.ephemerals(channel, user)[before];
    if (answer === undefined) throw new Error("no answer yet");
    return answer;
  }, PATIENTLY);
}
const idsOf = ({ blocks = [] }: Message) =>
  blocks.flatMap(({ elements }) =>
    ((elements ?? []) as { action_id?: string }[]).flatMap(({ action_id: id }) => id ?? []),
  );

test("status counts, says why, and that one Argo CD did not answer", async () => {
  const answer = await type("status");

  expect(answer.text).toMatch(/\d+ applications, \d+ fine, \d+ needs? a look/);
  expect(answer.text).toMatch(/1 of 2 Argo CDs answered; .*lab/);
  expect(answer.text).toMatch(/Degraded `payments-api`/);
  expect(idsOf(answer)).toEqual(["command_post"]);
});

test.each([
  ["status payments", /project `payments`: \d+ applications?/],
  ["status instance lab", /nothing is known now|no application/],
  ["status paymets", /no project, cluster, .* `paymets`/],
  ["app payments-api", /cannot pull its image/],
  ["history payments-api", /payments-api · prod: \d+ deployments? known/],
  ["diff payments-api", /payments-api · prod: .*as Git wants/],
  ["find payments", /applications? with `payments` in the name/],
  ["app argocd/argocd/payments-api", /cannot pull its image/],
  ["app lab/argocd/payments-api", /no `payments-api` in `lab\/argocd`.*It is here/s],
  ["app argocd/argocd/nonsense", /no application `nonsense`.*`\/argocd find` looks for/],
  ["app paymets-api", /no application `paymets-api`.*Near/s],
  ["statsu payments", /knows no `statsu`.*\/argocd status payments/s],
  ["payments-api", /knows no `payments-api`.*payments-api · prod/s],
  ["app", /wants a name.*\/argocd app payments-api/],
  ["", /Ask about Argo CD/],
])("/argocd %s", async (text, expected) => {
  const { text: told } = await type(text);

  expect(told).toMatch(expected);
  expect(told).not.toMatch(/undefined|\[object|find_applications/);
});

test("arguments as long as Slack takes them are read as far as a name goes", async () => {
  const filler = "please ".repeat(420);

  const answer = await type(`app payments-api argocd ${filler}`);
  expect(answer.text).toMatch(/cannot pull its image/);
  expect(idsOf(answer)).toEqual(["command_post"]);
  expect((await type(`find ${filler}`)).text).toMatch(/Nothing that you may see has `please/);
  expect((await type("x".repeat(3_000))).text).toMatch(/knows no `x+`/);
});

test("what may not be seen from a channel is not named, not as a near name either", async () => {
  for (const text of ["app payments-api", "app paymets-api", "status payments", "find payments"]) {
    const { text: told } = await type(text, "C0SEARCH01");

    expect(told.replaceAll(text.split(" ")[1] ?? "", "")).not.toContain("payments");
    expect(told).not.toContain("image");
  }
});

test("an answer is posted once, as whoever clicked, with their name", async () => {
  const { slack } = stand;
  const channel = "C0ALL00001";
  const answer = await type("status payments");
  const press = () => slack.click({ channel, ts: answer.ts, user: ADA, actionId: "command_post" });

  await Promise.all([press(), press()]);

  await vi.waitFor(() => {
    const [told] = slack.ephemerals(channel, ADA).filter(({ ts }) => ts === answer.ts);
    expect(told?.text).toMatch(/posted to the channel/);
  }, PATIENTLY);
  const posted = slack.messages(channel).filter(({ text }) => text.includes("Posted by"));
  expect(posted).toHaveLength(1);
  expect(posted[0]?.text).toMatch(
    /payments.*Posted by Ada Okafor with `\/argocd status payments`/s,
  );
});

test("a choice that is asked back is a button", async () => {
  const { slack } = stand;
  const channel = "C0ALL00001";
  const asked = await type("app paymets-api");
  const before = slack.ephemerals(channel, ADA).length;

  await slack.click({ channel, ts: asked.ts, user: ADA, actionId: "command_run:1" });

  await vi.waitFor(() => {
    expect(slack.ephemerals(channel, ADA)[before]?.text).toMatch(/cannot pull its image/);
  }, PATIENTLY);
});

test("where others may listen only the asker is told; guests are told why not", async () => {
  expect(idsOf(await type("status", "C0SHARED01"))).toEqual([]);
  expect(idsOf(await type("status", "C0NOBOT001"))).toEqual([]);
  expect((await type("status", "C0ALL00001", KAI)).text).toMatch(/does not answer guests/);
});

test("an Argo CD that is taken out is no longer asked, and the others go on", async () => {
  await stand.changeOthers([]);

  const { text } = await type("status");

  expect(text).toMatch(/Degraded `payments-api`/);
  expect(text).not.toMatch(/lab|Argo CDs answered/);
});
