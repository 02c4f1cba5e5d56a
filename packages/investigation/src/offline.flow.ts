import type { InvestigationEnd } from "@lynceus/contract";
import { loadSkills, readSkill, type Skill, shippedSkills } from "@lynceus/skills";
import { beforeAll, expect, test } from "vitest";
import { readEvidence } from "./evidence/evidence.ts";
import { firstEvidence } from "./evidence/first-evidence.ts";
import { isVerbatim } from "./evidence/is-verbatim.ts";
import { investigate } from "./investigate.ts";
import { createOfflineModel } from "./offline/create-offline-model.ts";
import { keepJournal, options, signal } from "./testing/run.ts";
import { startWorld } from "./testing/start-world.ts";

let skills: readonly Skill[];
beforeAll(async () => {
  skills = (await loadSkills([shippedSkills])).skills;
});

type Started = Awaited<ReturnType<typeof startWorld>>;

async function ask({ request, tools }: Started, known = skills) {
  const { journal, records } = keepJournal();
  const model = createOfflineModel({ request, skills: known });
  const end = await investigate(
    options({ request, tools, skills: known, model, modelName: model.name, journal }),
    signal,
  );
  return { end, records: records() };
}

function answerOf(end: InvestigationEnd) {
  if (end.kind !== "answered") throw new Error(end.kind);
  return end.answer;
}

const textOf = (end: InvestigationEnd) => JSON.stringify(answerOf(end)).toLowerCase();

test("the current failure ends in e2e against prod, by the log's line and the manifest's", async () => {
  const started = await startWorld("config-server-wrong-environment");
  const { request } = started;
  const current = request.diagnosis.findings.filter(({ subject }) => subject === "new-revision");
  const focus = current.map(({ id }) => id);

  const { end, records } = await ask({ ...started, request: { ...request, focus } });

  const answer = answerOf(end);
  expect(end).toMatchObject({ model: "offline rules", spent: { usd: 0, tokens: 0 } });
  expect(answer.confidence).toBe("high");
  expect(answer.rootCause).toMatch(/since `config-url` changed$/);
  expect(answer.claims[0]?.text).toMatch(
    /^`717765b` \(Noor Haddad\) changed `config-url` from `\S*config-prod\S*` to `\S*config-e2e\S*`/,
  );
  const cited = answer.claims.flatMap(({ citations }) => citations);
  expect(cited.map(({ tool }) => tool)).toEqual(
    expect.arrayContaining(["get_application_workload_logs", "get_application_manifests"]),
  );
  const read = new Map(
    records.flatMap(({ body }) => {
      const evidence = readEvidence(String((body as { content?: string }).content ?? ""));
      return evidence === undefined ? [] : [[evidence.id, evidence.text]];
    }),
  );
  expect(
    cited.every(({ evidence, excerpt }) => isVerbatim(excerpt, read.get(evidence) ?? "")),
  ).toBe(true);
});

test.each([
  "image-tag-missing",
  "crash-after-config-removed",
  "secret-missing",
  "oom-killed",
  "unschedulable",
  "readiness-failing",
])("%s: the true cause, with evidence that the first look did not have", async (world) => {
  const started = await startWorld(world);

  const { end } = await ask(started);

  const said = textOf(end);
  const { mustSay, mustNotSay } = started.truth;
  const has = (words: string) =>
    words.split("|").some((word) => said.includes(word.trim().toLowerCase()));
  expect(mustSay.filter((words) => !has(words))).toEqual([]);
  expect(mustNotSay.filter(has)).toEqual([]);
  const known = firstEvidence(started.request.diagnosis).data ?? "";
  const cited = answerOf(end).claims.flatMap(({ citations }) => citations);
  expect(cited.some(({ excerpt }) => !isVerbatim(excerpt, known))).toBe(true);
});

test("a step that is edited changes the calls that are made", async () => {
  const started = await startWorld("image-tag-missing");
  const shipped = skills.find(({ modes }) => modes.includes("F1"));
  const steps = "1. Look at the tree: `get_application_resource_tree()`";
  const text = `---\nname: ${shipped?.name}\ndescription: Edited.\nmetadata:\n  modes: "F1"\n---\n## Steps\n${steps}\n`;
  const { skill: edited } = readSkill(text, "SKILL.md");

  await ask(started);
  const before = started.called.splice(0);
  await ask(started, edited === undefined ? [] : [edited]);

  expect(before).toContain("get_resource_events");
  expect(started.called).toEqual(["get_application_resource_tree"]);
});

test("where nothing is wrong nothing is guessed", async () => {
  const { end } = await ask(await startWorld("healthy-but-asked"));

  const answer = answerOf(end);
  expect(answer.rootCause).toContain("nothing in Argo CD explains trouble");
  expect(answer.confidence).not.toBe("high");
  expect(answer).not.toHaveProperty("fix");
  const cited = answer.claims.flatMap(({ citations }) => citations);
  expect(new Set(cited.map(({ evidence }) => evidence))).toEqual(new Set(["e0"]));
});
