import { expect, test } from "vitest";
import { askOnce } from "../ask-once.ts";
import { ask, readAloud, sharedStages } from "../testing/on-stage.ts";

const shared = sharedStages();

test("a mention gets one first look in its thread, by name, with cause, evidence and fix", async () => {
  const stage = await shared("image-tag-missing");

  const asked = await askOnce(stage, "why is payments-api failing?", { channel: stage.channel });

  const answer = readAloud(asked);
  expect(answer).toContain("payments-api · prod: the new revision cannot pull its image.");
  expect(answer).toContain("2 of 2 pods ready");
  expect(answer).toContain("`payments/api:2.4.0-rc1` is not found");
  expect(answer).toContain("Ivo Lindqvist");
  expect(answer).toMatch(/Do: .*2\.3\.0.*payments-deploy/);
  expect(asked.messages[0]?.text).toContain("cannot pull its image");
  // Slack announces a mention twice, as two events; a thread gets one answer.
  const thread = stage.slack.thread(stage.channel, asked.threadTs);
  expect(thread.map(({ user }) => user)).toEqual([stage.askerId, stage.slack.bot.userId]);
});

test("the application is taken from the thread when the question names none", async () => {
  const stage = await shared("fleet");
  const { slack, askerId: user, channel } = stage;
  const root = slack.say({ channel, user, text: "notifications sync failed" });
  slack.say({ channel, user, text: "hm, odd", threadTs: root.ts });
  const answered = new Promise<string>((resolve) => {
    slack.onChange((change) => {
      if (change.kind === "posted" && change.message.user === slack.bot.userId) {
        resolve(change.message.text);
      }
    });
  });

  slack.say({ channel, user, threadTs: root.ts, text: `<@${slack.bot.userId}> any idea?` });

  expect(await answered).toMatch(/notifications.*immutable/s);
});

test("an application outside the channel's projects is as unknown as one that does not exist", async () => {
  const stage = await shared("fleet");
  const channel = stage.channelNamed("checkout-support");

  const hidden = await askOnce(stage, "why is payments-api failing?", { channel });
  const near = await askOnce(stage, "paymets-api is broken", { channel });

  expect(readAloud(hidden)).toContain(
    "There is no application `payments-api` among those you may see",
  );
  expect(readAloud(near)).not.toContain("payments-api");
});

test("nobody is answered twice, and talk in the thread is left alone", async () => {
  const stage = await shared("image-tag-missing");
  const asked = await askOnce(stage, "why is payments-api failing?", { channel: stage.channel });

  stage.say("ok, I'll push the tag", stage.channel, asked.threadTs);
  const next = await askOnce(stage, "help", { channel: stage.channel });

  expect(next.messages).toHaveLength(1);
  expect(stage.slack.thread(stage.channel, asked.threadTs)).toHaveLength(3);
});

test("orders to change something are refused plainly, with a look instead", async () => {
  const stage = await shared("image-tag-missing");

  const answer = await ask(stage, "please roll back payments-api");

  expect(answer).toContain("Nothing was changed");
  expect(answer).toContain("cannot pull its image");
});
