import {
  type LocalAnthropic,
  loadWorld,
  startLocalAnthropic,
  type TurnBlock,
} from "@lynceus/standins";
import { createLogger } from "@lynceus/telemetry";
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { askOnce } from "../../ask-once.ts";
import { type Stage, startStage } from "../../stage.ts";
import { readAloud } from "../../testing/on-stage.ts";
import { call, modelAt, resultsOf, scriptedModel } from "../../testing/scripted-model.ts";

type Turn = Parameters<typeof scriptedModel>[0][number];

const activate: Turn = () => [
  { type: "thinking", thinking: "The events first, then what changed." },
  call("activate_skill", { name: "image-pull" }),
];
const payments = { applicationName: "payments-api" };
const look: Turn = () => [
  call("get_application_events", payments),
  call("get_application_history", payments),
];
/** A run of characters out of the n-th tool result: what a careful model would cite. */
function excerptOf(request: Parameters<Turn>[0], at: number, pattern: RegExp): string {
  const { data = "" } = JSON.parse(resultsOf(request)[at] ?? "{}") as { data?: string };
  return pattern.exec(data)?.[0] ?? "";
}

let anthropic: LocalAnthropic;
let stage: Stage;

beforeAll(async () => {
  anthropic = await startLocalAnthropic({ turns: [] });
  stage = await startStage({
    world: loadWorld("image-tag-missing"),
    logger: createLogger({ name: "flow", level: "silent" }),
    investigates: true,
    rateTiers: false,
    model: modelAt(anthropic.url),
  });
}, 60_000);
afterAll(async () => {
  await stage.close();
  await anthropic.close();
}, 30_000);
beforeEach(() => anthropic.faults.clear());

const investigated = () => ({ channel: stage.channel, investigated: true });

const answer = (claims: readonly object[], confidence = "high"): readonly TurnBlock[] => [
  call("submit_answer", {
    rootCause: "tag `2.4.0-rc1` was never pushed",
    confidence,
    claims,
    fix: "push the tag",
    notChecked: ["the registry itself"],
  }),
];

const cites = (evidence: string, excerpt: string) => [{ evidence, excerpt }];

test("a mention ends in a cited answer: first look, skill, tools over MCP, verdict", async () => {
  anthropic.setTurns(
    scriptedModel([
      activate,
      look,
      (request) =>
        answer([
          {
            text: "The registry says that it does not have the tag",
            citations: cites("e2", excerptOf(request, 1, /Failed to pull image \S+/)),
          },
          {
            text: "Ivo Lindqvist rolled it out",
            citations: cites("e3", excerptOf(request, 2, /roll out 2\.4\.0-rc1/)),
          },
        ]),
    ]),
  );

  const asked = await askOnce(stage, "why is payments-api failing?", investigated());

  const [first = "", ...rest] = asked.messages.map(({ text }) => text);
  expect(first).toContain("first look");
  const end = rest.find((text) => text.includes("never pushed")) ?? "";
  expect(end).toMatch(/^payments-api · prod: tag `2\.4\.0-rc1` was never pushed\./);
  expect(end).toContain("registry says that it does not have the tag. ¹");
  expect(end).toContain("Ivo Lindqvist rolled it out. ²");
  expect(end).toMatch(/tool calls · \d+\.\d k tokens · .*claude-sonnet-5-5/);
  expect(end).toContain("Not checked: the registry itself");
  const [system] = anthropic.requests().map(({ body }) => JSON.stringify(body.system));
  expect(system).toContain("image-pull");

  const home = new Promise<string>((resolve) => {
    onTestFinished(
      stage.slack.onChange((change) => {
        if (change.kind === "home") resolve(JSON.stringify(change.view.blocks));
      }),
    );
  });
  await stage.slack.openHome({ user: stage.askerId });
  // What it cost, and no longer what was set aside for it.
  expect(await home).toMatch(/Today: 1 investigation, \$0\.\d\d spent/);
});

test("a claim with an invented excerpt is dropped, and confidence with it", async () => {
  const invented = { text: "The disk is full", citations: cites("e2", "no space left on device") };
  const submit: Turn = (request) =>
    answer([
      invented,
      {
        text: "The registry says that it does not have the tag",
        citations: cites("e2", excerptOf(request, 1, /Failed to pull image \S+/)),
      },
    ]);
  anthropic.setTurns(scriptedModel([activate, look, submit, submit]));

  const asked = await askOnce(stage, "why is payments-api failing?", investigated());

  const said = readAloud(asked);
  expect(said).toContain("The registry says that it does not have the tag");
  expect(said).not.toContain("The disk is full");
  expect(said).not.toContain("confidence high");
});

test.each([
  ["overloaded", { kind: "status", status: 529 }],
  ["limited for an hour", { kind: "status", status: 429, retryAfter: 3600 }],
  ["out of money", { kind: "status", status: 429, errorCode: "enforced_spend_limit_reached" }],
  ["not let in", { kind: "status", status: 401 }],
  ["behind a sign-in page", { kind: "page", status: 200 }],
] as const)(
  "a model that is %s: said truthfully, and the first look stands",
  async (_, fault) => {
    anthropic.setTurns(scriptedModel([activate]));
    anthropic.faults.set(fault);

    const asked = await askOnce(stage, "why is payments-api failing?", investigated());

    const said = readAloud(asked);
    expect(said).toContain("cannot pull its image");
    expect(said).toContain("the investigation did not come to an answer");
    expect(said).toContain("What the first look found still stands");
    expect(said).not.toContain("sk-test");
  },
  120_000,
);

test("Stop ends it within a second, in the middle of a turn, and says so where the button was", async () => {
  // Where Slack shows no Stop of its own.
  stage.slack.faults.add({ method: "agents.sessions.setStatus", error: "not_an_agent" });
  anthropic.setTurns(scriptedModel([activate]));
  anthropic.faults.set({ kind: "hang" });
  const underWay = new Promise<{ ts: string; value: string }>((resolve) => {
    const stop = stage.slack.onChange((change) => {
      if (change.kind !== "posted" || !change.message.text.startsWith("Investigating ")) return;
      stop();
      const value = /"value":"(inv-[^"]+)"/.exec(JSON.stringify(change.message.blocks))?.[1] ?? "";
      resolve({ ts: change.message.ts, value });
    });
  });
  const hears = askOnce(stage, "why is payments-api failing?", investigated());
  const { ts, value } = await underWay;

  const pressedAt = performance.now();
  await stage.press(stage.channel, ts, { action_id: "stop_investigation", value });
  const asked = await hears;

  expect(asked.messages.at(-1)?.text).toContain(
    "payments-api · prod: the investigation was stopped.",
  );
  expect(asked.messages.at(-1)?.ts).toBe(ts);
  const steps = readAloud(asked);
  expect(steps).not.toContain("did not come to an answer");
  expect(performance.now() - pressedAt).toBeLessThan(2_500);
});

test.each([
  [
    "Slack's own Stop",
    3,
    (threadTs: string) =>
      stage.slack.stop({ channel: stage.channel, threadTs, user: stage.askerId }),
  ],
  ["a typed stop", 4, (threadTs: string) => stage.say("stop", stage.channel, threadTs)],
])("%s ends it as our button does, and nothing is streamed after it", async (_, length, stop) => {
  anthropic.setTurns(scriptedModel([activate]));
  anthropic.faults.set({ kind: "hang" });
  const sessions: string[] = [];
  const underWay = new Promise<string>((resolve) => {
    const off = stage.slack.onChange((change) => {
      if (change.kind !== "session") return;
      sessions.push(change.status);
      if (change.status === "processing") resolve(change.threadTs);
    });
    onTestFinished(off);
  });
  const hears = askOnce(stage, "why is payments-api failing?", investigated());
  const threadTs = await underWay;

  await stop(threadTs);
  const asked = await hears;

  expect(asked.messages.at(-1)?.text).toContain("the investigation was stopped.");
  expect(stage.slack.thread(stage.channel, threadTs)).toHaveLength(length);
  await vi.waitFor(() => expect(sessions.at(-1)).toBe("active"), 10_000);
});

test("in a thread, what is said to nobody is sorted by the small model: talk is left alone", async () => {
  anthropic.setTurns((request) => ({
    content: [
      {
        type: "text",
        text: JSON.stringify(request).includes("that one on your side")
          ? '{"kind":"ignore","reason":"people talking to each other"}'
          : "{}",
      },
    ],
  }));
  const asked = await askOnce(stage, "is payments-api healthy?", { channel: stage.channel });
  const before = stage.slack.thread(stage.channel, asked.threadTs).length;
  const handled = new Promise<void>((resolve) => {
    const off = stage.onHandled(() => {
      off();
      resolve();
    });
  });

  stage.say("did you break that one on your side?", stage.channel, asked.threadTs);
  await handled;

  expect(stage.slack.thread(stage.channel, asked.threadTs)).toHaveLength(before + 1);
  expect(anthropic.requests().at(-1)?.body.model).toBe("claude-haiku-5-5");
});
