import type { Diagnosis, FirstLook } from "@lynceus/contract";
import type { KnownBlock } from "@slack/types";
import { expect, test } from "vitest";
import { parseAction } from "../action/parse-action.ts";
import {
  application,
  diagnosed,
  diagnosis,
  finding,
  healthy,
  minutesAgo,
  NOW,
  twoFailures,
} from "../testing/samples.ts";
import { renderFirstLook } from "./render-first-look.ts";

const render = (look: FirstLook) => renderFirstLook(look, { now: NOW });
const linesOf = (look: FirstLook) => render(look).text.split("\n");
const buttonsOf = (look: FirstLook) => pressable(render(look).blocks);

function pressable(blocks: readonly KnownBlock[]) {
  const elements = blocks.flatMap((block) => (block.type === "actions" ? block.elements : []));
  return elements.flatMap((element) =>
    element.type === "button"
      ? [
          {
            label: element.text.text,
            action: parseAction(element.action_id ?? "", element.value ?? ""),
          },
        ]
      : [],
  );
}

const both = diagnosis(twoFailures).findings;
const orders = "prod-eu/argocd/orders-api";

test("one failure: verdict first, at most three facts, who changed what, what to do", () => {
  const facts = ["one", "two", "three", "four"].map((text) => ({ text }));
  const lines = linesOf(diagnosed({ findings: [finding({ facts })] }));

  expect(lines.slice(0, 4)).toEqual([
    "payments-api · prod: the new revision cannot pull its image. The old one still serves (2 of 2 pods ready).",
    "• one",
    "• two",
    "• three",
  ]);
  expect(lines[4]).toMatch(/^• Last change: `f38f0c4`/);
  expect(lines[5]).toMatch(/^Do: push the tag/);
});

test("the diagnosis' own word on the change is taken, wherever it stands among the facts", () => {
  const came = { text: "It came with `f38f0c4`; `2.3.0` ran before", at: minutesAgo(6) };
  const facts = [came, ...["one", "two", "three"].map((text) => ({ text }))];
  const lines = linesOf(diagnosed({ findings: [finding({ facts })] }));

  expect(lines[4]).toBe("• It came with `f38f0c4`; `2.3.0` ran before (6 min ago)");
  expect(lines.join()).not.toContain("Last change");
});

test("what the verdict says already is not said twice", () => {
  const facts = [
    { text: "`not found`", where: "pod `a`", at: minutesAgo(6) },
    { text: "What runs is untouched: 2 of 2 pods ready" },
    { text: "more" },
  ];
  const headline = "it cannot start: `not found`";

  expect(linesOf(diagnosed({ findings: [finding({ headline, facts })] })).slice(1, 3)).toEqual([
    "• Seen in pod `a`, 6 min ago",
    "• more",
  ]);
});

test("evidence and the tree are one click away, and only when there is evidence", () => {
  const evidence = {
    kind: "show-evidence",
    application: "prod-eu/argocd/payments-api",
    findings: ["F1:Deployment/payments-api:new-revision"],
  };

  const { application } = evidence;
  expect(buttonsOf(diagnosed())).toEqual([
    { label: "Show evidence", action: evidence },
    { label: "Show tree", action: { kind: "show-tree", application } },
  ]);
  expect(buttonsOf(diagnosed({ findings: [finding({ evidence: [] })] }))).toEqual([]);
});

test("several failures: a button for each and for all, by what a person calls them", () => {
  const ids = both.map(({ id }) => id);
  const pick = (findings: readonly string[]) => ({
    kind: "focus-failure",
    application: orders,
    findings,
  });

  expect(buttonsOf(diagnosed(twoFailures))).toEqual([
    { label: "1 The new revision", action: pick(ids.slice(0, 1)) },
    { label: "2 The running version", action: pick(ids.slice(1)) },
    { label: "Both", action: pick(ids) },
  ]);
});

test("failures of one half are told apart by their object", () => {
  const findings = ["svc-17", "svc-18", "svc-41"].map((name) =>
    finding({
      id: name,
      resource: { group: "apps", version: "v1", kind: "Deployment", namespace: "suite", name },
    }),
  );

  expect(buttonsOf(diagnosed({ findings })).map(({ label }) => label)).toEqual([
    "1 Deployment svc-17",
    "2 Deployment svc-18",
    "3 Deployment svc-41",
    "All",
  ]);
});

test("what is merely noted is no second failure, and keeps the number that a reply picks it by", () => {
  const noted = finding({ id: "H3", severity: "info", headline: "auto-sync is off" });
  const findings = [finding(), noted];

  expect(linesOf(diagnosed({ findings }))).toContain("Besides: auto-sync is off.");
  expect(linesOf(diagnosed({ findings: [noted] }))[0]).toContain("auto-sync is off");
  const mixed = diagnosed({ findings: [noted, ...both] });
  expect(buttonsOf(mixed).map(({ label }) => label[0])).toEqual(["2", "3", "B"]);
});

test("a picked failure stands alone, and the others are not forgotten", () => {
  const lines = linesOf(diagnosed(twoFailures, { focus: both.slice(1) }));

  expect(lines[0]).toMatch(/^orders-api · prod: the running version is degraded\./);
  expect(lines).toContain("Also failing (1): the new revision never starts.");
  expect(buttonsOf(diagnosed(twoFailures, { focus: both.slice(1) }))).toHaveLength(2);
});

test.each([
  [{ foundBy: "question" }, undefined],
  [{ foundBy: "choice" }, undefined],
  [{ foundBy: "thread" }, "Taken from the thread."],
  [{ foundBy: "channel" }, "The only one that needs a look among this channel's applications."],
  [
    { foundBy: "channel", among: 14 },
    "The only one that needs a look among this channel's 14 applications.",
  ],
  [{ foundBy: "near-name", asked: "paymets-api" }, "`paymets-api` read as `payments-api`."],
  [
    { foundBy: "namespace", asked: "payments-prod", among: 1 },
    "The only application in namespace `payments-prod`.",
  ],
  [
    { foundBy: "namespace", asked: "payments-prod", among: 3 },
    "The only one that needs a look among the 3 applications in namespace `payments-prod`.",
  ],
] as const)("found by %j says %j", (found, line) => {
  const second = linesOf(diagnosed({}, found))[1];

  expect(second).toEqual(line ?? expect.stringMatching(/^• Image/));
});

test("nothing wrong: what was looked at, and where to look instead", () => {
  expect(linesOf(diagnosed(healthy)).slice(0, 3)).toEqual([
    "search-query · prod is Healthy and Synced; nothing in Argo CD explains trouble.",
    "2 of 2 pods ready, no restarts, no warning events, last deploy 41 min ago.",
    "If users see errors, look at the ingress, the callers or a dependency; reply with a symptom or a log line to go on from there.",
  ]);
});

test("what was not looked at is never passed over", () => {
  const lines = linesOf(diagnosed({ ...healthy, unchecked: ["a: x", "b: y", "c: z", "d"] }));

  expect(lines[0]).toContain("nothing that could be looked at");
  expect(lines).toContain("Not checked: a: x; b: y; c: z; and 1 more.");
});

const warning: Diagnosis["warnings"][number] = {
  line: "WARN x",
  count: 3,
  pod: "a-b-c-d",
  container: "app",
  reason: "a deprecation",
  weight: "harmless",
};
const matters = {
  ...warning,
  line: "WARN tls",
  reason: "a certificate expires",
  weight: "matters",
} as const;
const unclear = { ...warning, weight: "unclear" } as const;

test.each([
  [[warning], "search-query · prod: not critical. A deprecation."],
  [[warning, warning], "search-query · prod: not critical. 2 kinds of warnings, all harmless."],
  [[warning, matters], "search-query · prod: not failing now, but it will: `WARN tls`"],
  [
    [warning, unclear],
    "search-query · prod is Healthy; whether the warnings matter is not clear from Argo CD alone.",
  ],
])("%j: %s", (warnings, verdict) => {
  expect(linesOf(diagnosed({ ...healthy, warnings }))[0]).toBe(verdict);
});

test("a warning is shown with how often, where and why it weighs what it does", () => {
  const lines = linesOf(diagnosed({ ...healthy, warnings: [warning, matters] }));

  expect(lines.slice(1, 3)).toEqual([
    "• A certificate expires (3 times in pod `…c-d`, container `app`)",
    "• `WARN x` (3 times in pod `…c-d`, container `app`). A deprecation.",
  ]);
});

test("an application that already fails is not said to be fine until the warning bites", () => {
  const sick = application({ health: "Progressing" });
  const [verdict] = linesOf(diagnosed({ ...healthy, application: sick, warnings: [matters] }));

  expect(verdict).toBe("payments-api · prod: this warning matters: `WARN tls`");
});

test("an old observation is said to be one", () => {
  expect(linesOf(diagnosed({ observedAt: minutesAgo(5) })).at(-1)).toContain("seen 5 min ago");
  expect(linesOf(diagnosed()).at(-1)).not.toContain("seen");
});

test("candidates are buttons with their state, told apart by instance where they must", () => {
  const candidates = [application({ health: "Degraded" }), application({ instance: "prod-us" })];
  const look = { outcome: "which-application", asked: "payments-api", why: "same-name" } as const;

  expect(buttonsOf({ ...look, candidates, leftOut: 0, gaps: [] })).toEqual([
    {
      label: "payments-api · prod-eu (Degraded)",
      action: { kind: "look-at", application: "prod-eu/argocd/payments-api" },
    },
    {
      label: "payments-api · prod-us (Healthy)",
      action: { kind: "look-at", application: "prod-us/argocd/payments-api" },
    },
  ]);
});

test.each([
  [["Degraded", "Healthy"], 0, "`a`; 2 names contain it, of which 1 needs a look."],
  [["Degraded", "Healthy"], 7, "`a`; 9 names contain it, of which 1 needs a look."],
  [["Degraded", "Degraded"], 7, "`a`; 9 names contain it."],
  [["Healthy", "Healthy"], 0, "`a`; 2 names contain it, none of which needs a look."],
] as const)("of %j and %d more: %s", (states, leftOut, words) => {
  const candidates = states.map((health, index) => application({ name: `a-${index}`, health }));
  const look = { outcome: "which-application", asked: "a", why: "partial-name", gaps: [] } as const;

  expect(linesOf({ ...look, candidates, leftOut })[0]).toContain(words);
});

test("a silent Argo CD is never taken for «there is none»", () => {
  const gaps = [{ instance: "lab", reason: "timed out" }];
  const look = { outcome: "unknown-application", asked: "x", near: [], gaps } as const;

  expect(render({ ...look, instances: 2 }).text).toMatch(/^1 of 2 Argo CDs answered; .*\nIn those/);
  expect(render({ ...look, instances: 1 }).text).toBe(
    "Argo CD did not answer: `lab` timed out. So nothing is known about `x`; ask again in a minute.",
  );
});

test("all applications: counts largest first, then what needs a look, alike ones on one line", () => {
  const sick = (name: string, fields: object) => application({ name, ...fields });
  const status = {
    total: 75,
    health: { Missing: 1, Healthy: 70, Degraded: 4 },
    sync: { Synced: 75 },
    applications: [
      sick("a", { health: "Degraded" }),
      sick("b", { health: "Degraded", reason: "it crashes" }),
      sick("c", { health: "Degraded" }),
      sick("d", { health: "Missing", sync: "OutOfSync" }),
    ],
    gaps: [],
    instances: 1,
    ageSeconds: 4.2,
  };

  expect(linesOf({ outcome: "fleet-status", status })).toEqual([
    "75 applications. Health: 70 Healthy, 4 Degraded, 1 Missing.",
    "Sync: 75 Synced.",
    "Degraded: `a · prod`, `c · prod`",
    "• `b · prod`: `it crashes`",
    "Missing, OutOfSync: `d · prod`",
    "1 Argo CD, index 4 s old, no model",
  ]);
});

test("what others have too, and what makes the application, is said with the failure", () => {
  const shared = finding({ sharedBy: { count: 11, applications: ["pay-a", "pay-b"] } });
  const madeBy = { kind: "ApplicationSet", name: "regions" } as const;
  const lines = linesOf(diagnosed({ findings: [shared], madeBy }));

  expect(lines).toContain("12 applications have this, `pay-a`, `pay-b` among them.");
  expect(lines.join("\n")).toContain("Made by ApplicationSet `regions`");
  const told = finding({ facts: [{ text: "ApplicationSet `regions` cannot make it" }] });
  expect(linesOf(diagnosed({ findings: [told], madeBy })).join("\n")).not.toContain("Made by");
});

test("an ApplicationSet that makes nothing is told with its own error, and is no missing application", () => {
  const set = { instance: "prod-eu", namespace: "argocd", name: "regions", error: 'no key "x"' };

  expect(linesOf({ outcome: "failed-set", asked: "pay-eu", set }).join("\n")).toBe(
    'ApplicationSet `regions` on `prod-eu` makes no application that you may see, `pay-eu` neither.\n• Argo CD says: `no key "x"`\nDo: correct its generators or its template where the ApplicationSet is declared; it makes its applications by itself then.',
  );
});
