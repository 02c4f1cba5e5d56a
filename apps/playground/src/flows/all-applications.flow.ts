import { beforeAll, expect, test } from "vitest";
import { answersTruth } from "../answers-truth.ts";
import type { Stage } from "../stage.ts";
import { ask, sharedStages } from "../testing/on-stage.ts";

const shared = sharedStages();

const fleet = () => shared("fleet");

beforeAll(async () => {
  const stage = await fleet();
  while ((await ask(stage, "who was OOM-killed?")).includes("not looked at yet"));
}, 90_000);

test.each([
  [
    "what is wrong in project catalog?",
    [
      "8 applications in project `catalog`",
      "catalog-facets",
      "catalog-search",
      "recommendations",
      "thumbnailer",
      "catalog-seed",
    ],
    [],
  ],
  [
    "which applications wait for a secret that does not exist?",
    ["2 applications", "refunds", "card-vault"],
    ["payments-api"],
  ],
  ["who was OOM-killed?", ["1 application was OOM-killed", "recommendations"], ["refunds"]],
  ["which use an image tag that does not exist?", ["payments-api"], ["newsletter"]],
  [
    "what did Ivo deploy today, and is it fine?",
    ["deployments by `ivo`", "thumbnailer", "failing"],
    [],
  ],
  ["what is degraded?", ["16 applications are Degraded", "refunds"], ["edge-router"]],
  [
    "which applications are Unknown, and do they have one cause?",
    ["13", "prod-eu-3", "from 11 causes"],
    [],
  ],
  ["which applications do not sync automatically?", ["2 applications", "billing", "inventory"], []],
  ["who still pulls from docker.io?", ["newsletter"], []],
  ["is anything blocked by a sync window right now?", ["tax-engine", "finance"], []],
  ["edge-router is Unknown, is it just me?", ["prod-eu-3", "edge-cache", "edge-auth"], ["revert"]],
] as const)("%s", async (question, mustSay, mustNotSay) => {
  const stage = await fleet();

  const answer = await ask(stage, question);

  expect(answersTruth(answer, { mustSay, mustNotSay })).toEqual([]);
  expect(answer).toMatch(/75 applications|11 applications/);
});

test("what a channel may not see is counted nowhere", async () => {
  const stage = await fleet();
  const channel = stage.channelNamed("checkout-support");

  const answer = await askIn(stage, "what is degraded?", channel);

  expect(answer).toMatch(/checkout-payments-adapter/);
  expect(answer).not.toMatch(/refunds|card-vault/);
});

async function askIn(stage: Stage, question: string, channel: string): Promise<string> {
  return ask({ ...stage, channel }, question);
}
