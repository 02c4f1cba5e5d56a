import { loadWorld, startLocalArgocd } from "@lynceus/standins";
import { expect, onTestFinished, test } from "vitest";
import { ask, onStage, sharedStages } from "../testing/on-stage.ts";

const shared = sharedStages();

test.each([
  ["an unknown application", "why is warehouse-api failing?", /no application `warehouse-api`/],
  ["a path", "why is ../projects/payments failing?", /no application `\.\.\/projects\/payments`/],
  ["only emoji", "🔥🔥 :sob:", /no word in that/],
  ["20,000 characters", "x ".repeat(10_000), /too long|20,000|long/i],
  [
    "20,000 characters that name one",
    `${"y ".repeat(10_000)} search-query`,
    /search-query.*Healthy/,
  ],
  ["nothing at all", "", /./],
  ["markup", "<!channel> `payments-api`*", /payments-api/],
])("%s gets a clear reply", async (_, question, reply) => {
  const stage = await shared("healthy-but-asked");

  const answer = await ask(stage, question);

  expect(answer).toMatch(reply);
  expect(answer).not.toMatch(/<!channel>|undefined|\[object|Error:/);
});

test("a name on two instances is asked back, never guessed", async () => {
  const other = await startLocalArgocd({ world: loadWorld("image-tag-missing") });
  onTestFinished(() => other.close());
  const stage = await onStage("image-tag-missing", {
    others: [{ name: "lab", url: other.url, environment: "dev", token: () => other.token }],
  });

  const answer = await ask(stage, "why is payments-api failing?");

  expect(answer).toMatch(/payments-api.*Which/s);
  expect(answer).toMatch(/\[payments-api · argocd/);
  expect(answer).toMatch(/\[payments-api · lab/);
});

test("a token that Argo CD refuses is said, with who has to act", async () => {
  const stage = await onStage("image-tag-missing", { token: "worn-out" });

  const answer = await ask(stage, "why is payments-api failing?");

  expect(answer).toMatch(/argocd.*refused.*token/i);
  expect(answer).not.toContain("worn-out");
});

test("an Argo CD that is down is said, not «no such application»", async () => {
  const stage = await onStage("image-tag-missing");
  await stage.argocd.close();

  const answer = await ask(stage, "why is payments-api failing?");

  expect(answer).toMatch(/argocd/);
  expect(answer).toMatch(/not.*reach|refused|connect|answer/i);
  expect(answer).not.toMatch(/no application `payments-api`/);
});

test("a page instead of an answer is called what it is", async () => {
  const stage = await onStage("image-tag-missing");
  stage.argocd.faults.set("/api/v1/applications/payments-api", { kind: "page" });

  const answer = await ask(stage, "why is payments-api failing?");

  expect(answer).toMatch(/HTML|web page|page/i);
});

test("of several Argo CDs one that is down does not hide the others", async () => {
  const stage = await onStage("image-tag-missing", {
    others: [{ name: "prod-ap-2", url: "http://127.0.0.1:9", token: () => "unused" }],
  });

  const known = await ask(stage, "why is payments-api failing?");
  const unknown = await ask(stage, "why is warehouse-api failing?");

  expect(known).toContain("cannot pull its image");
  expect(unknown).toMatch(/1 of 2 Argo CDs answered/);
  expect(unknown).toContain("prod-ap-2");
});
