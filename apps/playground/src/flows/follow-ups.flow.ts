import { beforeAll, expect, test } from "vitest";
import { askOnce, hearOut } from "../ask-once.ts";
import type { Stage } from "../stage.ts";
import { readAloud, sharedStages } from "../testing/on-stage.ts";

const shared = sharedStages();
beforeAll(async () => void (await shared("fleet")), 60_000);

/** A thread about one application, and what is answered to a reply in it. */
async function talk(question: string) {
  const stage = await shared("fleet");
  const { channel } = stage;
  const { threadTs } = await askOnce(stage, question, { channel });
  const reply = async (text: string) => readAloud(await replyIn(stage, text, threadTs));
  return { stage, threadTs, reply };
}

function replyIn(stage: Stage, text: string, threadTs: string) {
  const begin = () => {
    stage.say(text, stage.channel, threadTs);
    return threadTs;
  };
  return hearOut(stage, begin, { channel: stage.channel });
}

test("replies in a thread are about its application", async () => {
  const { reply } = await talk("why is payments-api failing?");

  expect(await reply("what do I change?")).toMatch(
    /payments-api · prod: .*image back to `2\.3\.0`/,
  );
  expect(await reply("show me the logs")).toMatch(/payments-api · prod: .* log/);
  expect(await reply("who did that?")).toMatch(/payments-api · prod was deployed last/);
  expect(await reply("why?")).toContain("cannot pull its image");
  expect(await reply("is it just me?")).toContain("only this one");
});

test("«and in staging?» asks the same about another environment", async () => {
  const { reply } = await talk("is payments-api healthy?");

  const answer = await reply("and in staging?");

  expect(answer).toMatch(/no application `payments-api · stage`/);
  expect(answer).toMatch(/Near: `payments-api` \(prod\)/);
});

test("what was asked is told once it is known of which application", async () => {
  const { reply } = await talk("show me the logs of checkout");

  expect(await reply("checkout-payments-adapter")).toMatch(
    /checkout-payments-adapter · prod: .* log/,
  );
});

test("a button that says which application tells what was asked of it", async () => {
  const stage = await shared("fleet");
  const { channel } = stage;
  const { threadTs, messages } = await askOnce(stage, "who deployed checkout last?", { channel });
  const [question] = messages;
  const [button] = (question?.blocks ?? []).flatMap(buttonsOf);

  const told = await hearOut(
    stage,
    () => {
      void stage.press(channel, question?.ts ?? "", button ?? { action_id: "" });
      return threadTs;
    },
    { channel },
  );

  expect(readAloud(told)).toMatch(
    /checkout-\S+ · prod(?: was deployed last|: nothing was deployed yet)/,
  );
});

test("pasted lines are compared once it is known whose they are", async () => {
  const { reply } = await talk(
    "is this critical?\n2026-11-21T07:55:57Z WARN  redis client: option retry_on_timeout is deprecated",
  );

  expect(await reply("cache-warmer")).toMatch(/cache-warmer · prod: not critical/);
});

test("people who talk to each other are left alone, and «never mind» is heard where something is open", async () => {
  const { stage, threadTs, reply } = await talk("is checkout down?");
  const said = () => stage.slack.thread(stage.channel, threadTs).length;
  const before = said();

  stage.say("logs look fine now", stage.channel, threadTs);
  stage.say("I'll restart my laptop", stage.channel, threadTs);
  stage.say("<@U0NOOR0003> can you check the logs?", stage.channel, threadTs);

  expect(await reply("never mind")).toContain("Left as it is");
  expect(said()).toBe(before + 5);
});

function buttonsOf(block: unknown): readonly { action_id: string; value?: string }[] {
  const { type, elements = [] } = block as {
    type: string;
    elements?: { action_id: string; value?: string }[];
  };
  return type === "actions" ? elements : [];
}
