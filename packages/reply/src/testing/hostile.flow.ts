import type {
  Answer,
  ApplicationSummary,
  FirstLook,
  Plan,
  ResourceTreeResult,
} from "@lynceus/contract";
import { checkBlocks } from "@lynceus/standins";
import { describe, expect, test } from "vitest";
import { citationsDrawer } from "../drawer/citations-drawer.ts";
import { drawerPage } from "../drawer/drawer-page.ts";
import { evidenceDrawer } from "../drawer/evidence-drawer.ts";
import { stepsDrawer } from "../drawer/steps-drawer.ts";
import { toTreeBox } from "../picture/to-tree-box.ts";
import { treeWords } from "../picture/tree-words.ts";
import { renderChosen } from "../render/render-chosen.ts";
import { renderCitations } from "../render/render-citations.ts";
import { renderEvidence } from "../render/render-evidence.ts";
import { renderFailure } from "../render/render-failure.ts";
import { renderFirstLook } from "../render/render-first-look.ts";
import {
  renderInvestigationEnd,
  renderInvestigationEnds,
} from "../render/render-investigation-end.ts";
import { renderPlan } from "../render/render-plan.ts";
import { renderProgress, renderProgressDone, renderQueued } from "../render/render-progress.ts";
import { renderSentence } from "../render/render-sentence.ts";
import { renderSteps } from "../render/render-steps.ts";
import { renderTreeWords } from "../render/render-tree-words.ts";
import type { Rendered } from "../rendered.ts";
import { findProblems } from "./find-problems.ts";
import { gallery } from "./gallery.ts";
import { about, answered } from "./investigation-samples.ts";
import { application, diagnosed, diagnosis, finding, NOW, twoFailures } from "./samples.ts";
import * as told from "./told-samples.ts";

const HOSTILE: Readonly<Record<string, string>> = {
  nothing: "",
  blank: " \n\t ",
  "a long word": "x".repeat(20_000),
  "long prose": "word ".repeat(1_000),
  "long markup": "<!channel> `a` *b* & ".repeat(200),
  "a ping": "<!channel> <!here|here> <@U0DANA> <#C1|general> <!subteam^S1> @here @channel",
  "a link":
    "<https://evil.example|Argo CD ↗> https://evil.example/x [Argo CD](https://evil.example)",
  "a forged date": "<!date^1795245312^{ago}|6 min ago^https://evil.example>",
  "an open bracket": "<".repeat(500),
  ampersands: "&".repeat(5_000),
  "odd backticks": "`a``b```c````<!here>` *x* `".repeat(40),
  "only backticks": "`".repeat(4_000),
  "a fence": "```\n<!channel>\n``` *out*",
  emoji: "🔥👩‍👩‍👧‍👦".repeat(500),
  "right to left": "مدفوعات \u202eevil\u202c \u2066x\u2069 \u200f".repeat(50),
  unseen: "a\u200bb\ufeffc\u0000d\u001b[31me\u{e0041}f\ud83d".repeat(100),
  lines: "one\r\n> two\n* three\n".repeat(300),
};

function lookOf(text: string, many: number): readonly FirstLook[] {
  const summary = (fields: Partial<ApplicationSummary> = {}) => ({
    ...application({ health: "Degraded" }),
    name: text.slice(0, 2_000),
    namespace: text.slice(0, 2_000),
    environment: text.slice(0, 2_000),
    reason: text,
    ...fields,
  });
  const at = "2026-11-21T07:00:00Z";
  const hostile = (index: number) => ({
    ...finding(),
    id: `${text.slice(0, 300)}:${index}`,
    resource: { ...finding().resource, kind: text, name: text },
    version: text,
    headline: text,
    facts: Array.from({ length: many }, () => ({ text, where: text, at })),
    fix: text,
    evidence: Array.from({ length: many }, () => ({
      excerpt: text,
      object: text,
      field: text,
      at,
    })),
  });
  const findings = Array.from({ length: many }, (_, index) => hostile(index));
  const warnings = (["matters", "unclear", "harmless"] as const).map((weight) => ({
    line: text,
    pod: text,
    container: text,
    reason: text,
    count: 10 ** 9,
    at,
    weight,
  }));
  const sick = {
    ...diagnosis(),
    application: summary(),
    findings,
    change: { revision: text, author: text, message: text, initiatedBy: text, deployedAt: at },
    checked: [text, text],
    unchecked: Array.from({ length: many }, () => text),
  };
  const gaps = Array.from({ length: many }, () => ({ instance: "prod-eu", reason: text }));
  const candidates = Array.from({ length: many }, (_, index) =>
    summary({ instance: `i-${index}` }),
  );
  const look = { ...diagnosed(), asked: text, foundBy: "near-name" } as const;
  return [
    { ...look, diagnosis: sick },
    { ...look, diagnosis: sick, focus: findings },
    { ...look, diagnosis: sick, focus: findings.slice(0, 1) },
    { ...look, diagnosis: { ...sick, findings: [], warnings } },
    ...warnings.map(
      (warning): FirstLook => ({
        ...look,
        diagnosis: { ...sick, findings: [], warnings: [warning] },
      }),
    ),
    { ...look, diagnosis: { ...sick, findings: [] } },
    { outcome: "which-failure", diagnosis: sick },
    ...(["same-name", "partial-name", "several-named", "none-named"] as const).map(
      (why): FirstLook => ({
        outcome: "which-application",
        asked: text,
        why,
        candidates,
        leftOut: many,
        gaps,
      }),
    ),
    { outcome: "unknown-application", asked: text, near: candidates, gaps, instances: many + 1 },
    { outcome: "unknown-application", asked: text, near: [], gaps, instances: many },
    { outcome: "nothing-named", applications: many, gaps },
    { outcome: "unavailable", sentence: text || "?", application: text },
    {
      outcome: "fleet-status",
      status: {
        total: 10 ** 6,
        health: { Degraded: 10 ** 6 },
        sync: { Unknown: 10 ** 6 },
        applications: candidates,
        leftOut: { count: 9, how: text },
        gaps,
        instances: many,
        ageSeconds: 3.14,
      },
    },
  ];
}

function investigationMessages(text: string): readonly Rendered[] {
  const many = Array.from({ length: 60 }, () => text);
  const citations = many.slice(0, 20).map((excerpt, index) => ({
    evidence: `e${index + 1}`,
    tool: text,
    source: text,
    excerpt: excerpt || "x",
  }));
  const said: Partial<Answer> = {
    rootCause: text || "?",
    confidence: "low",
    fix: text,
    notChecked: many,
    claims: many.map((claim) => ({ text: claim || "?", citations })),
    proposedActions: many,
  };
  const hostileSteps = many.map((step) => ({
    text: step,
    tool: step,
    outcome: step,
    state: "failed" as const,
    tookMs: 10 ** 9,
  }));
  const end = { ...answered({ ...said }, text), steps: hostileSteps };
  const request = { ...about.request, text, diagnosis: diagnosis({ application: application() }) };
  const named = { id: about.id, request };
  return [
    renderInvestigationEnd(end, named),
    renderInvestigationEnd({ ...end, kind: "unfinished", sentence: text || "?" }, named),
    renderInvestigationEnd({ ...end, kind: "stopped", by: text }, named),
    renderProgress({ plan: text, note: text, steps: hostileSteps }, named),
    renderProgressDone(hostileSteps, named),
    renderQueued(10 ** 6, named),
    ...renderInvestigationEnds(end, named),
    renderCitations(end.answer),
    renderSteps(end),
    ...[0, 1, 9].flatMap((page) => [
      asMessage(drawerPage(citationsDrawer(end.answer, provenance), page)),
      asMessage(drawerPage(stepsDrawer(end), page)),
    ]),
  ];
}

const provenance = { observedAt: NOW.toISOString(), url: "https://evil.example/<!channel>|x" };
const picture = { filename: "x.png", title: "x", altText: "", png: new Uint8Array() };
const asMessage = (blocks: Rendered["blocks"]): Rendered => ({ text: "x", blocks });

function hostileSummary(text: string): ApplicationSummary {
  return { ...application({ health: "Degraded" }), name: text };
}

function hostileTree(text: string): ResourceTreeResult {
  const line = {
    kind: text,
    name: text,
    health: text,
    info: [`Status Reason=${text}`],
    path: [text],
  };
  const lines = Array.from({ length: 50 }, (_, index) => ({ ...line, name: `${text}${index}` }));
  return { total: 9, counts: [], unhealthy: lines, others: lines, orphans: 0, orphaned: [] };
}

/** A card that Slack tells as we sent it, and somebody whose name is hostile. */
function chosenBy(by: string): readonly Rendered[] {
  const card = renderFirstLook(diagnosed(twoFailures), { now: NOW });
  const choice = { actionId: "focus_failure:1", label: by, by, at: NOW.toISOString() };
  return [renderChosen({ text: card.text, blocks: card.blocks as never }, [choice], NOW)];
}

const verbs = [
  ...(["create", "deploy", "sync", "roll back", "restart", "delete", "scale", "other"] as const),
];

function hostilePlan(text: string): Plan {
  return {
    verb: "deploy",
    said: text,
    name: text,
    repository: text,
    branch: text,
    path: text,
    namespace: text,
    cluster: text,
    project: text,
    version: text,
    replicas: 10 ** 9,
    rollbackIf: text,
    monitors: true,
    eachDirectory: true,
    missing: ["path", "name"],
  };
}

/** Every text within a sample replaced, whatever is told. */
function poison(sample: unknown, text: string): unknown {
  if (Array.isArray(sample)) return sample.map((one) => poison(one, text));
  if (typeof sample === "string") return KEPT.has(sample) ? sample : text;
  if (typeof sample !== "object" || sample === null) return sample;
  return Object.fromEntries(
    Object.entries(sample).map(([key, value]) => [
      key,
      STRUCTURE.has(key) || key.endsWith("At") || key === "at" ? value : poison(value, text),
    ]),
  );
}
const KEPT = new Set(["critical", "warning", "info"]);
/** What decides how something is rendered, and what the schemas hold to a few words. */
const STRUCTURE = new Set(
  "outcome kind of part level weight foundBy state now health sync instance severity subject since modes".split(
    " ",
  ),
);

function toldOf(text: string): readonly FirstLook[] {
  const samples: readonly FirstLook[] = [
    ...[told.logs, told.changes, told.fix, told.others, told.paste, told.pasteSeen],
    ...[told.pasteLogged, told.survey(), told.survey({ found: told.deployed })],
    ...(["state", "version", "deployer"] as const).map(told.status),
    told.survey({ survey: { modes: [], health: "Unknown" }, listed: [application()] }),
    told.survey({ survey: { modes: [], image: "x", author: "x" }, found: told.deployed }),
  ];
  return samples.map((sample) => poison(sample, text) as FirstLook);
}

describe.each(Object.entries(HOSTILE))("with %s in it", (_, text) => {
  test.each([2, 100])("and %d of everything, every first look passes", (many) => {
    for (const look of lookOf(text, many)) {
      const problems = findProblems(renderFirstLook(look, { now: NOW }));
      expect({ outcome: look.outcome, problems }).toEqual({ outcome: look.outcome, problems: [] });
      expect(findProblems(renderPlan(hostilePlan(text), look, { now: NOW }))).toEqual([]);
    }
  });

  test("everything that is told passes", () => {
    for (const look of toldOf(text)) {
      const problems = findProblems(renderFirstLook(look, { now: NOW }));
      expect({ outcome: look.outcome, problems }).toEqual({ outcome: look.outcome, problems: [] });
    }
  });

  test("every other message passes", () => {
    const excerpt = { excerpt: text, object: text, field: text, at: NOW.toISOString() };
    const findings = Array.from({ length: 100 }, () => ({
      ...finding(),
      headline: text,
      evidence: [excerpt, excerpt],
    }));
    const messages: readonly Rendered[] = [
      ...investigationMessages(text),
      renderEvidence(findings),
      renderEvidence(findings.slice(0, 1)),
      ...[0, 1, 99].map((page) =>
        asMessage(drawerPage(evidenceDrawer(findings, provenance), page)),
      ),
      ...chosenBy(text),
      renderTreeWords(
        { ...picture, altText: treeWords(toTreeBox(hostileSummary(text), hostileTree(text))) },
        `No: ${text}`,
      ),
      renderFailure(text),
      renderSentence(`Said: ${text}`),
      ...verbs.map((verb) => renderPlan({ ...hostilePlan(text), verb }, undefined, { now: NOW })),
    ];

    expect(messages.flatMap(findProblems)).toEqual([]);
    expect(messages.flatMap(({ blocks }) => checkBlocks(blocks))).toEqual([]);
  });
});

test.each(Object.entries(gallery))("%s passes", (_, message) => {
  expect(findProblems(message)).toEqual([]);
  expect(checkBlocks(message.blocks)).toEqual([]);
});

test("five hundred candidates become eight buttons", () => {
  const [look] = lookOf("x", 500).filter(({ outcome }) => outcome === "which-application");
  const blocks = look === undefined ? [] : renderFirstLook(look, { now: NOW }).blocks;
  const actions = blocks.find(({ type }) => type === "actions");

  expect(actions?.type === "actions" && actions.elements.length).toBe(8);
  expect(JSON.stringify(blocks)).toContain("992 more are not shown");
});
