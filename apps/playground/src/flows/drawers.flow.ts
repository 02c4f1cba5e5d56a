import { expect, test, vi } from "vitest";
import { askOnce } from "../ask-once.ts";
import type { Stage } from "../stage.ts";
import { sharedStages } from "../testing/on-stage.ts";

const shared = sharedStages();
/** Machines are shared: what is waited for comes when it comes. */
const patiently = { timeout: 20_000 };

interface Pressable {
  readonly action_id: string;
  readonly value?: string;
  readonly text: { readonly text: string };
}

function button(blocks: readonly unknown[], label: string): Pressable {
  const all = (blocks as readonly { type: string; elements?: Pressable[] }[])
    .filter(({ type }) => type === "actions")
    .flatMap(({ elements = [] }) => elements);
  const found = all.find(({ text }) => text.text === label);
  if (found === undefined) throw new Error(`There is no button ${label}`);
  return found;
}

/** A first look, and a press on one of its buttons. */
async function open(label: string, { late = false } = {}) {
  const stage = await shared("image-tag-missing");
  const { channel, slack, askerId: user } = stage;
  const asked = await askOnce(stage, "why is payments-api failing?", { channel });
  const { ts = "", blocks = [] } = asked.messages[0] ?? {};
  const said = slack.ephemerals(channel, user).length;
  if (late) slack.expireTriggers(1);
  await stage.press(channel, ts, button(blocks, label));
  return {
    stage,
    asked,
    whispers: () => slack.ephemerals(channel, user).slice(said),
    replies: () => slack.thread(channel, asked.threadTs).slice(1),
  };
}

/** What is in the modal that somebody has in front of them. */
function modalOf({ slack, askerId }: Stage): string {
  const view = slack.modals(askerId).at(-1);
  return view === undefined ? "" : JSON.stringify(view);
}

test("evidence opens as a modal for the one who asks for it, numbered, and nothing is posted", async () => {
  const { stage, replies, whispers } = await open("Show evidence");

  await vi.waitFor(() => expect(modalOf(stage)).toContain("Back-off pulling image"), patiently);
  expect(modalOf(stage)).toMatch(/¹ `Pod payments-prod.*² /);
  expect(modalOf(stage)).toContain("|Argo CD ↗>");
  expect(whispers()).toEqual([]);
  expect(replies()).toHaveLength(1);
});

test("when the trigger is too old the evidence is whispered instead", async () => {
  const { whispers, replies } = await open("Show evidence", { late: true });

  await vi.waitFor(() => expect(whispers()).toHaveLength(1), patiently);
  expect(whispers()[0]?.text).toContain("Back-off pulling image");
  expect(replies()).toHaveLength(1);
});

test("whoever else presses it sees it in a modal of their own", async () => {
  const { stage, asked } = await open("Show evidence");
  const { channel, slack, askerId, workspace } = stage;
  const { ts = "", blocks = [] } = asked.messages[0] ?? {};
  const member = workspace.seed.channels.find(({ id }) => id === channel)?.members ?? [];
  const user = member.find((id) => id !== askerId) ?? "";
  const { action_id: actionId } = button(blocks, "Show evidence");

  await slack.click({ channel, ts, user, actionId });

  await vi.waitFor(() => {
    expect(JSON.stringify(slack.modals(user))).toContain("Back-off pulling image");
  }, patiently);
});

test("a picture of the resource tree comes into the thread, with words, and once", async () => {
  const { stage, asked, replies, whispers } = await open("Show tree");
  const { channel } = stage;
  const { ts = "", blocks = [] } = asked.messages[0] ?? {};

  await vi.waitFor(() => expect(replies()).toHaveLength(2), patiently);
  await stage.press(channel, ts, button(blocks, "Show tree"));
  await vi.waitFor(() => expect(whispers()).toHaveLength(1), patiently);

  const [file] = replies()[1]?.files ?? [];
  expect(file).toMatchObject({
    mimetype: "image/png",
    alt_txt: expect.stringMatching(/^Resource tree of Application payments-api .*ImagePullBackOff/),
  });
  expect(
    stage.slack
      .file(file?.id ?? "")
      ?.content.subarray(1, 4)
      .toString(),
  ).toBe("PNG");
  expect(whispers()[0]?.text).toMatch(/chose this just now/);
  expect(replies()).toHaveLength(2);
});
