import { expect, it } from "vitest";
import { z } from "zod";
import { logger } from "../testing/options.ts";
import { scriptModel, text, turn } from "../testing/scripted-model.ts";
import { askOnce } from "./ask-once.ts";

const schema = z.object({ wanted: z.enum(["look", "ignore"]), why: z.string().max(80) });
const value = { wanted: "look", why: "it {fails}" };
const json = JSON.stringify(value);
const never = new AbortController().signal;

function ask(script: Parameters<typeof scriptModel>[0]) {
  const model = scriptModel(script);
  const reply = askOnce(
    {
      id: "triage-1",
      model,
      modelName: "claude-haiku-5-5",
      system: "Judge.",
      text: "why is it failing?",
      schema,
      logger,
    },
    never,
  );
  return { model, reply };
}

it.each([
  json,
  `  ${json}\n`,
  `\`\`\`json\n${json}\n\`\`\``,
  `Here it is:\n\`\`\`\n${json}\n\`\`\`\nDone.`,
  `I think ${json} fits.`,
])("reads %j", async (words) => {
  const { model, reply } = ask([turn([text(words)])]);
  expect(await reply).toEqual({ value, usd: 0.01, tokens: 65 });
  const request = JSON.parse(model.requests[0] ?? "");
  expect(request).toMatchObject({ model: "claude-haiku-5-5", tools: [], mayCallTools: false });
  expect(request.system[0].text).toContain('"enum":["look","ignore"]');
});

it("asks once more for what does not fit, saying why", async () => {
  const { model, reply } = ask([turn([text('{"wanted":"dance"}')]), turn([text(json)])]);
  expect(await reply).toEqual({ value, usd: 0.02, tokens: 130 });
  const { messages } = JSON.parse(model.requests[1] ?? "");
  expect(messages.map(({ role }: { role: string }) => role)).toEqual(["user", "assistant", "user"]);
  expect(messages[2].content).toContain("wanted");
});

it("gives a cut off answer more room", async () => {
  const { model, reply } = ask([
    turn([text('{"wa')], { stopReason: "max_tokens" }),
    turn([text(json)]),
  ]);
  expect((await reply).value).toEqual(value);
  expect(JSON.parse(model.requests[1] ?? "").maxTokens).toBe(16_384);
});

it("fails with a sentence when there is no such answer, or none at all", async () => {
  const silent = ask([turn([]), turn([text("no")])]);
  await expect(silent.reply).rejects.toMatchObject({ name: "ModelError", failure: "unreadable" });
  const refused = ask([turn([], { stopReason: "refusal", refusal: "cyber" })]);
  await expect(refused.reply).rejects.toMatchObject({ failure: "refused" });
});
