import { expect, test, vi } from "vitest";
import { askOnce } from "../ask-once.ts";
import type { Stage } from "../stage.ts";
import { readAloud, sharedStages } from "../testing/on-stage.ts";

const shared = sharedStages();
/** Machines are shared: what is waited for comes when it comes. */
const patiently = { timeout: 20_000 };

/** The next thing that Lynceus posts, visible to all or to the asker alone. */
function nextPost(stage: Stage): Promise<string> {
  return new Promise((resolve) => {
    const stop = stage.slack.onChange((change) => {
      if (change.kind !== "posted" && change.kind !== "ephemeral") return;
      if (change.message.user !== stage.slack.bot.userId) return;
      stop();
      resolve(change.message.text);
    });
  });
}

async function talkThread() {
  const stage = await shared("config-server-wrong-environment");
  const asked = await askOnce(stage, "Production deployment issue", { channel: stage.channel });
  return { stage, asked };
}

test("the talk's thread: two failures of one application, told apart, and asked which", async () => {
  const { stage, asked } = await talkThread();

  const answer = readAloud(asked);
  expect(stage.channelName(stage.channel)).toBe("checkout-support");
  expect(answer).toMatch(/orders-api · prod.*two failures/);
  expect(answer).toMatch(/1 .*new revision.*config-e2e\.company\.com.*connection refused/s);
  expect(answer).toMatch(/2 .*running version.*5\.1\.0.*liveness/s);
  expect(answer).toContain("Which one");
  expect(answer).toContain("[1 The new revision] [2 The running version] [Both]");
});

test.each([
  ["current failure", "config-e2e.company.com", "connection pool"],
  ["2", "5.1.0", "config-e2e.company.com"],
  ["5.1.0", "5.1.0", "config-e2e.company.com"],
])("«%s» typed as a reply picks one", async (reply, said, unsaid) => {
  const { stage, asked } = await talkThread();
  const answered = nextPost(stage);

  stage.say(reply, stage.channel, asked.threadTs);

  const [verdict = ""] = (await answered).split("\n");
  expect(verdict).toContain(said);
  expect(verdict).not.toContain(unsaid);
});

test("a reply that could mean either is asked back", async () => {
  const { stage, asked } = await talkThread();
  const answered = nextPost(stage);

  stage.say("the current version?", stage.channel, asked.threadTs);

  expect(await answered).toMatch(/which/i);
});

test("a button picks one, in the same thread", async () => {
  const { stage, asked } = await talkThread();
  const [, second] = buttons(asked.messages[0]?.blocks ?? []);
  const answered = nextPost(stage);

  await stage.press(stage.channel, asked.messages[0]?.ts ?? "", second ?? { action_id: "" });

  expect(await answered).toContain("liveness probe");
  expect(stage.slack.thread(stage.channel, asked.threadTs)).toHaveLength(3);
});

test("who chose what stands in the card, and what was chosen is not begun twice", async () => {
  const { stage, asked } = await talkThread();
  const card = asked.messages[0]?.ts ?? "";
  const [first = { action_id: "" }] = buttons(asked.messages[0]?.blocks ?? []);
  const { channel, slack } = stage;
  const now = () => slack.thread(channel, asked.threadTs);
  const isPressed = () =>
    now()
      .find(({ ts }) => ts === card)
      ?.text.includes("chose");

  // Two people at once: neither has seen the other press.
  const said = slack.ephemerals(channel, stage.askerId).length;
  await Promise.all([stage.press(channel, card, first), stage.press(channel, card, first)]);
  await vi.waitFor(() => {
    expect(isPressed()).toBe(true);
    expect(slack.ephemerals(channel, stage.askerId)).toHaveLength(said + 1);
  }, patiently);

  const changed = now().find(({ ts }) => ts === card);
  expect(changed?.text).toMatch(/Dana Reyes chose `1 The new revision`, just now$/);
  expect(buttons(changed?.blocks ?? []).map(({ action_id: id }) => id)).not.toContain(
    first.action_id,
  );
  expect(buttons(changed?.blocks ?? [])).toHaveLength(2);
  expect(now()).toHaveLength(3);
  expect(slack.ephemerals(channel, stage.askerId).at(-1)?.text).toMatch(/chose this just now/);
});

function buttons(blocks: readonly unknown[]): readonly { action_id: string; value?: string }[] {
  return (blocks as readonly { type: string; elements?: { action_id: string; value?: string }[] }[])
    .filter(({ type }) => type === "actions")
    .flatMap(({ elements = [] }) => elements);
}
