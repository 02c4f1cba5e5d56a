import {
  type ApplicationSummary,
  type Ask,
  type Diagnosis,
  ExpectedError,
  type FindFindingsResult,
  type Finding,
  type FindingGroup,
  type LookRequest,
  type Paste,
} from "@lynceus/contract";
import { expect, test } from "vitest";
import type { ToolCaller } from "../ports.ts";
import { survey, tell } from "./tell.ts";

const application = (name: string, fields: Partial<ApplicationSummary> = {}) => ({
  instance: "prod-eu",
  namespace: "argocd",
  name,
  project: "payments",
  environment: "prod",
  health: "Degraded",
  sync: "Synced",
  cluster: "in-cluster",
  destinationNamespace: "x",
  autoSync: true,
  deleting: false,
  ...fields,
});
const finding: Finding = {
  id: "C1:Cluster/x:application",
  mode: "C1",
  severity: "critical",
  subject: "application",
  resource: { group: "", version: "", kind: "Application", namespace: "x", name: "web" },
  headline: "Argo CD cannot reach cluster `x`",
  facts: [],
  evidence: [{ excerpt: "dial tcp db.internal:5432: connection refused", object: "o", field: "f" }],
};
const group = (names: readonly string[], fields: Partial<FindingGroup> = {}): FindingGroup => ({
  headline: "broken",
  modes: ["C1"],
  severity: "critical",
  count: names.length,
  applications: names.map((name) => ({
    instance: "prod-eu",
    namespace: "argocd",
    name,
    project: "payments",
  })),
  ...fields,
});
const found = (groups: FindingGroup[]): FindFindingsResult => ({
  groups,
  total: { groups: groups.length, applications: 0 },
  looked: { applications: 3, notYet: 0, changedSince: 0, failed: 0 },
  notes: [],
  gaps: [],
  instances: 1,
});
const look = (fields: Partial<LookRequest> = {}): LookRequest => ({
  words: ["web"],
  threadWords: [],
  logs: false,
  ...fields,
});
const noLogs = { read: [], notes: [], totalLines: 0, entries: [] };
const state = {
  application: application("web"),
  source: [],
  conditions: [],
  unhealthyResources: [],
  resourceCount: 1,
  images: [],
  history: [],
  evidence: [],
};
const history = {
  application: application("web"),
  total: 0,
  deployments: [],
  ahead: [],
  notes: [],
};
const diagnosis: Diagnosis = {
  application: application("web") as ApplicationSummary,
  layer: "workload",
  findings: [finding],
  warnings: [],
  checked: [],
  unchecked: [],
  observedAt: "2026-11-21T09:00:00Z",
};

/** Tools whose results a test gives; an error is thrown. */
function toolsOf(results: Readonly<Record<string, unknown>>) {
  const calls: { name: string; args: Readonly<Record<string, unknown>> }[] = [];
  const known: Readonly<Record<string, unknown>> = {
    find_applications: {
      exact: [application("web")],
      partial: [],
      near: [],
      gaps: [],
      instances: 1,
    },
    get_application: state,
    get_application_workload_logs: noLogs,
    get_application_history: history,
    diagnose_application: diagnosis,
    ...results,
  };
  const tools: ToolCaller = {
    async callParsed(schema, name, args) {
      calls.push({ name, args });
      const given = known[name];
      const result = typeof given === "function" ? given(args) : given;
      if (result instanceof Error) throw result;
      return schema.parse(result);
    },
  };
  return { tools, calls, names: () => calls.map(({ name }) => name) };
}
const refused = new ExpectedError("There is no such thing.");

test.each([
  ["logs", "get_application_workload_logs"],
  ["changes", "get_application_history"],
  ["fix", "diagnose_application"],
] as const)("%s are told with %s", async (kind, tool) => {
  const { tools, names } = toolsOf({ get_application_manifests: refused });

  const told = await tell({ kind }, look(), { tools });

  expect(told).toMatchObject({ outcome: kind, found: { foundBy: "question" } });
  expect(names()).toContain(tool);
});

test("a workload is asked for by the name that somebody gave it, if there is one", async () => {
  const word = "web-worker";
  const { tools, calls } = toolsOf({
    find_applications: ({ query }: { query: string }) => ({
      partial: [],
      near: [],
      gaps: [],
      instances: 1,
      exact: query === "web" ? [application("web")] : [],
    }),
    get_application_workload_logs: (args: { resourceRef?: unknown }) =>
      args.resourceRef === undefined ? noLogs : refused,
  });

  const told = await tell({ kind: "logs" }, look({ words: [word] }), { tools });

  expect(told).toMatchObject({ outcome: "logs", found: { asked: word } });
  const logs = calls.filter(({ name }) => name === "get_application_workload_logs");
  expect(logs.map(({ args }) => args.resourceRef)).toEqual([
    { kind: "Deployment", name: word },
    undefined,
  ]);
});

test("a part that cannot be had is a gap, not the end", async () => {
  const { tools } = toolsOf({ get_application_manifests: refused });

  const told = await tell({ kind: "changes" }, look(), { tools });

  expect(told).toMatchObject({ outcome: "changes", gaps: ["There is no such thing."] });
});

test("what cannot be had at all is said", async () => {
  const { tools } = toolsOf({ get_application: refused });
  const ask: Ask = { kind: "status", of: "state" };

  expect(await tell(ask, look(), { tools })).toEqual({
    outcome: "unavailable",
    sentence: "There is no such thing.",
  });
});

test("a healthy application is not diagnosed for its status", async () => {
  const healthy = { ...state, application: application("web", { health: "Healthy" }) };
  const { tools, names } = toolsOf({ get_application: healthy });

  await tell({ kind: "status", of: "state" }, look(), { tools });

  expect(names()).not.toContain("diagnose_application");
});

test("an earlier answer counts only for its own application", async () => {
  const { tools } = toolsOf({});
  const before = {
    application: "prod-eu/argocd/other",
    rootCause: "x",
    confidence: "high" as const,
    claims: [],
    notChecked: [],
    proposedActions: [],
    fix: "do x",
  };
  const same = { ...before, application: "prod-eu/argocd/web" };

  expect(await tell({ kind: "fix" }, look(), { tools, before })).not.toHaveProperty("answer");
  expect(await tell({ kind: "fix" }, look(), { tools, before: same })).toHaveProperty("answer");
});

test("applications that merely say the same of themselves have no cause in common", async () => {
  const { tools } = toolsOf({ find_findings: found([group(["web", "b"], { alike: true })]) });

  const told = await tell({ kind: "others" }, look(), { tools });

  expect(told).not.toHaveProperty("sharing.group");
});

test("others are those of the group that holds the application", async () => {
  const groups = [group(["a", "b", "c"]), group(["web", "b"])];
  const { tools, calls } = toolsOf({ find_findings: found(groups) });

  const told = await tell({ kind: "others" }, look(), { tools });

  expect(told).toMatchObject({ outcome: "others", sharing: { group: { count: 2 } } });
  expect(calls.at(-1)?.args).toMatchObject({ mode: "C1" });
});

const paste: Paste = {
  lines: ["ERROR x"],
  telling: "ERROR cannot reach db.internal:5432",
  level: "error",
  host: "db.internal",
  names: [],
};

test("pasted lines that a finding rests on are that failure", async () => {
  const { tools } = toolsOf({});

  expect(await tell({ kind: "paste", paste }, look(), { tools })).toMatchObject({
    seen: { match: { kind: "finding", finding: { id: finding.id } } },
  });
});

test("pasted lines are looked for in the logs, their numbers and times left out", async () => {
  const calm = { ...diagnosis, findings: [] };
  const logged = { ...noLogs, totalLines: 40, matched: 7 };
  const { tools, calls } = toolsOf({
    diagnose_application: calm,
    get_application_workload_logs: logged,
  });
  const telling = "2026-11-21 ERROR payment gateway said (no) to order 4711";

  const told = await tell({ kind: "paste", paste: { ...paste, telling } }, look(), { tools });

  expect(told).toMatchObject({ seen: { match: { kind: "logged", count: 7 } } });
  expect(calls.at(-1)?.args.grep).toBe("payment gateway said \\(no\\) to order");
});

test("pasted lines are nobody's when only the channel names an application", async () => {
  const listed = {
    total: 9,
    health: {},
    sync: {},
    applications: [application("web")],
    gaps: [],
    instances: 1,
    ageSeconds: 1,
  };
  const { tools, names } = toolsOf({ list_applications: listed });

  const told = await tell({ kind: "paste", paste }, look({ words: [] }), { tools });

  expect(told).not.toHaveProperty("seen");
  expect(names()).not.toContain("diagnose_application");
});

test("a failure that people call by one name is asked for by all its modes at once", async () => {
  const { tools, calls } = toolsOf({ find_findings: found([group(["refunds"])]) });

  const surveyed = await survey({ modes: ["F12", "G1"], project: "payments" }, { tools });

  expect(calls.map(({ args }) => [args.mode, args.project])).toEqual([["F12,G1", "payments"]]);
  expect(surveyed).toMatchObject({ found: { groups: [{ count: 1 }] } });
});

const listing = (...applications: readonly ReturnType<typeof application>[]) => ({
  total: applications.length,
  health: {},
  sync: {},
  applications,
  gaps: [],
  instances: 1,
  ageSeconds: 1,
});

test.each([
  ["checkout", ["c"]],
  ["eu-3", ["a"]],
  ["lab-ns", ["b"]],
  ["prod-eu", ["a", "b", "c"]],
])(
  "a place is the project, cluster, namespace or instance of that name: %s",
  async (place, names) => {
    const { tools } = toolsOf({
      list_applications: listing(
        application("a", { cluster: "eu-3.k8s.example:6443" }),
        application("b", { destinationNamespace: "lab-ns" }),
        application("c", { project: "checkout" }),
      ),
      find_findings: found([group(["a", "b", "c"])]),
    });

    const surveyed = await survey({ modes: [], everything: true, place }, { tools });

    expect(surveyed).toMatchObject({
      listed: names.map((name) => ({ name })),
      found: { groups: [{ count: names.length }] },
    });
  },
);

test("a place that nothing is called by is said, with the projects that there are", async () => {
  const { tools } = toolsOf({ list_applications: listing(application("a")) });

  const surveyed = await survey({ modes: [], place: "nowhere" }, { tools });

  expect(surveyed).toMatchObject({
    outcome: "unavailable",
    sentence: expect.stringMatching(/called `nowhere`.*Projects: `payments`/),
  });
});

test("«one cause» leaves those that nobody else has, and says of how many", async () => {
  const alike = group(["d", "e"], { alike: true });
  const { tools } = toolsOf({ find_findings: found([group(["a", "b"]), group(["c"]), alike]) });

  const surveyed = await survey({ modes: [], shared: true }, { tools });

  expect(surveyed).toMatchObject({ found: { total: { groups: 1 }, groups: [{ count: 2 }] } });
});

test("«syncing» are those whose operation runs", async () => {
  const { tools } = toolsOf({
    list_applications: listing(application("a", { operation: "Running" }), application("b")),
    find_findings: found([]),
  });

  expect(await survey({ modes: [], syncing: true }, { tools })).toMatchObject({
    listed: [{ name: "a" }],
  });
});

test("«Unknown» means health or sync, and causes are those of what is in that state", async () => {
  const applications = [
    application("a", { health: "Unknown" }),
    application("b", { health: "Healthy", sync: "Unknown" }),
    application("c"),
  ];
  const listed = {
    total: 3,
    health: {},
    sync: {},
    applications,
    gaps: [],
    instances: 1,
    ageSeconds: 1,
  };
  const groups = [group(["a", "c"]), group(["c"])];
  const { tools } = toolsOf({ list_applications: listed, find_findings: found(groups) });

  const surveyed = await survey({ modes: [], health: "Unknown" }, { tools });

  expect(surveyed).toMatchObject({
    listed: [{ name: "a" }, { name: "b" }],
    found: { total: { groups: 1, applications: 1 }, groups: [{ count: 1 }] },
  });
});

test("an environment leaves out what is of another", async () => {
  const [first, second] = group(["a", "b"]).applications;
  const applications = [
    { ...first, environment: "prod" },
    { ...second, environment: "staging" },
  ] as FindingGroup["applications"];
  const { tools, calls } = toolsOf({
    list_applications: listing(
      application("a", { environment: "prod" }),
      application("b", { environment: "staging" }),
    ),
    find_findings: found([group([], { applications, count: 2 })]),
  });

  const surveyed = await survey({ modes: [], environment: "stage" }, { tools });

  expect(surveyed).toMatchObject({ found: { groups: [{ applications: [{ name: "b" }] }] } });
  // asked for as it is spelt there, so that what was looked at is counted there too
  expect(calls.at(-1)?.args.environment).toBe("staging");
});
