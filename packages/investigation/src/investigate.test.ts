import { ModelError } from "@lynceus/agent";
import type { InvestigationProgress } from "@lynceus/contract";
import { readSkill } from "@lynceus/skills";
import { expect, test } from "vitest";
import { investigate } from "./investigate.ts";
import { keepJournal, options, reads, says, scripted, signal, uses } from "./testing/run.ts";

const LOG = 'error "Connect to https://config-e2e.company.com:443 failed: Connection refused"';
const logs = () => reads("get_logs", LOG);

type Excerpt = readonly [evidence: string, excerpt: string];

const answer = (...excerpts: readonly Excerpt[]) => ({
  rootCause: "`5.2.0` reads its configuration from `config-e2e.company.com`",
  confidence: "high",
  claims: excerpts.map(([evidence, excerpt]) => ({
    text: `It says \`${excerpt}\``,
    citations: [{ evidence, excerpt }],
  })),
  fix: "Set `config-url` back.",
});
const TRUE: Excerpt = ["e1", "https://config-e2e.company.com:443 failed"];
const FALSE: Excerpt = ["e1", "the database is full of eels"];
const submit = (...excerpts: readonly Excerpt[]) => uses("submit_answer", answer(...excerpts));

test("a cited answer comes back with where each excerpt was read", async () => {
  const model = scripted([[says("Reading the log."), uses("get_logs", {})], [submit(TRUE)]]);

  const end = await investigate(options({ model, tools: [logs()] }), signal);

  expect(end).toMatchObject({
    kind: "answered",
    model: "claude-sonnet-5-5",
    answer: {
      application: "prod-eu/argocd/orders-api",
      confidence: "high",
      claims: [
        {
          citations: [
            { evidence: "e1", excerpt: TRUE[1], tool: "get_logs", source: "the get_logs" },
          ],
        },
      ],
    },
    steps: [{ text: "the get_logs", state: "done", tool: "get_logs", outcome: "read" }],
    spent: { steps: 2, toolCalls: 2, tokens: 220, usd: 0.02 },
  });
});

test("the first look can be cited as e0", async () => {
  const model = scripted([[submit(["e0", "Connection refused"])]]);

  const end = await investigate(options({ model }), signal);

  expect(end).toMatchObject({
    answer: { claims: [{ citations: [{ evidence: "e0", source: "the first look" }] }] },
  });
});

test("an invented excerpt is told once, and a mended answer stands as it is", async () => {
  const model = scripted([[uses("get_logs", {})], [submit(TRUE, FALSE)], [submit(TRUE)]]);

  const end = await investigate(options({ model, tools: [logs()] }), signal);

  const told = JSON.stringify(model.requests[2]?.messages.at(-1));
  expect(told).toContain("the database is full of eels");
  expect(told).toContain('"is_error":true');
  expect(end).toMatchObject({ answer: { confidence: "high", claims: [{}] } });
});

test("an excerpt invented again is dropped with its claim and costs confidence", async () => {
  const model = scripted([[uses("get_logs", {})], [submit(TRUE, FALSE)], [submit(TRUE, FALSE)]]);

  const end = await investigate(options({ model, tools: [logs()] }), signal);

  expect(end).toMatchObject({ kind: "answered", answer: { confidence: "medium" } });
  expect(end.kind === "answered" && end.answer.claims.map(({ text }) => text)).toEqual([
    `It says \`${TRUE[1]}\``,
  ]);
});

test("with no claim left the confidence is low", async () => {
  const model = scripted([[submit(["e7", "Connection refused"])], [submit(FALSE)]]);

  const end = await investigate(options({ model }), signal);

  expect(end).toMatchObject({ answer: { confidence: "low", claims: [] } });
});

test("words in the arguments of a call are no evidence", async () => {
  const model = scripted([
    [uses("get_logs", { grep: FALSE[1] })],
    [submit(FALSE)],
    [submit(FALSE)],
  ]);

  const end = await investigate(options({ model, tools: [logs()] }), signal);

  expect(end).toMatchObject({ answer: { claims: [] } });
});

test.each([
  ["without an answer", [says("It is the config server.")], "It is the config server."],
  ["with nothing but a colon", [says("**Cause:** `config-e2e`")], "Cause: `config-e2e`"],
])("a model that ends %s is heard with low confidence", async (_, blocks, cause) => {
  const end = await investigate(options({ model: scripted([blocks]) }), signal);

  expect(end).toMatchObject({
    kind: "answered",
    answer: { rootCause: cause, confidence: "low", claims: [] },
  });
});

test("a used-up budget ends in what the model says last", async () => {
  const model = scripted([[uses("get_logs", {})], [says("Likely the config server.")]]);
  const budget = { steps: 1, tokens: 1_000_000, usd: 1, wallMs: 60_000 };

  const end = await investigate(options({ model, tools: [logs()], budget }), signal);

  expect(model.requests[1]?.mayCallTools).toBe(false);
  expect(end).toMatchObject({
    answer: {
      rootCause: "Likely the config server.",
      confidence: "low",
      notChecked: [expect.stringContaining("it took as many steps as it may")],
    },
  });
});

test("a model that cannot be had is said in its sentence", async () => {
  const model = scripted([
    [uses("get_logs", {})],
    new ModelError("unavailable", "The model is overloaded. Ask again."),
  ]);

  const end = await investigate(options({ model, tools: [logs()] }), signal);

  expect(end).toMatchObject({
    kind: "unfinished",
    sentence: "The model is overloaded. Ask again.",
    steps: [{ state: "done" }],
  });
});

test("a run that was stopped goes on without repeating a turn or a call", async () => {
  const { journal } = keepJournal();
  const stop = new AbortController();
  const tool = logs();
  const before = scripted([[uses("get_logs", {})]]);
  const interrupted = investigate(
    options({
      model: before,
      tools: [tool],
      journal,
      onProgress: ({ steps }) => steps[0]?.state === "done" && stop.abort(new Error("killed")),
    }),
    stop.signal,
  );
  await expect(interrupted).rejects.toThrow("killed");

  const after = scripted([[submit(TRUE, FALSE)], [submit(TRUE, FALSE)]]);
  const progress: InvestigationProgress[] = [];
  const end = await investigate(
    options({ model: after, tools: [tool], journal, onProgress: (each) => progress.push(each) }),
    signal,
  );

  expect(tool.calls).toHaveLength(1);
  expect(before.requests).toHaveLength(1);
  expect(progress[0]?.steps).toMatchObject([{ tool: "get_logs", state: "done" }]);
  expect(end).toMatchObject({ answer: { claims: [{}] }, steps: [{ tool: "get_logs" }] });
});

test("progress is complete each time, begins with a plan, and hides what is our own", async () => {
  const { skill } = readSkill("---\nname: crash\ndescription: Crashes.\n---\nRead.\n", "SKILL.md");
  const model = scripted([
    [
      says("Reading the log, because it crashes. Then more."),
      uses("activate_skill", { name: "crash" }),
    ],
    [uses("get_logs", {})],
    [submit(["e2", TRUE[1]])],
  ]);
  const progress: InvestigationProgress[] = [];

  await investigate(
    options({
      model,
      tools: [logs()],
      skills: skill === undefined ? [] : [skill],
      onProgress: (each) => progress.push(each),
    }),
    signal,
  );

  expect(progress.map(({ steps }) => steps.map(({ state }) => state))).toEqual([
    [],
    ["running"],
    ["done"],
  ]);
  expect(progress.every(({ plan }) => plan === "Reading the log, because it crashes.")).toBe(true);
});

test("a second look can only lower the confidence, costs, and is taken once", async () => {
  const { journal } = keepJournal();
  const run = (model: ReturnType<typeof scripted>, verifier: ReturnType<typeof scripted>) =>
    investigate(
      options({
        model,
        journal,
        tools: [logs()],
        verifier: { model: verifier, modelName: "claude-haiku-5-5" },
      }),
      signal,
    );
  const verifier = scripted([[says('{"rootCause":"unclear","claims":["yes"]}')]]);
  const first = await run(scripted([[uses("get_logs", {})], [submit(TRUE)]]), verifier);

  const again = scripted([]);
  const resumed = await run(scripted([]), again);

  const [seen] = verifier.requests;
  expect(seen?.tools).toEqual([]);
  expect(JSON.stringify(seen?.messages)).toContain("config-e2e.company.com:443 failed");
  expect(JSON.stringify(seen?.messages)).not.toContain("why is orders-api failing");
  expect(first).toMatchObject({
    answer: { confidence: "medium" },
    spent: { tokens: 330, usd: expect.closeTo(0.03) },
  });
  expect(again.requests).toEqual([]);
  expect(resumed).toEqual(first);
});

test("a second look that cannot be had costs one step and is said", async () => {
  const model = scripted([[uses("get_logs", {})], [submit(TRUE)]]);
  const verifier = {
    model: scripted([new ModelError("limited", "The limit is reached.")]),
    modelName: "claude-haiku-5-5",
  };

  const end = await investigate(options({ model, verifier, tools: [logs()] }), signal);

  expect(end).toMatchObject({
    answer: {
      confidence: "medium",
      notChecked: ["A second look at the evidence: The limit is reached."],
    },
  });
});
