import type { FindFindingsResult, FirstLook, Plan, SourceChange, Told } from "@lynceus/contract";
import { application, diagnosis, finding, healthy, minutesAgo } from "./samples.ts";

type OneTold<Outcome extends Told["outcome"]> = Extract<Told, { outcome: Outcome }>;

const named = { foundBy: "question" } as const;
const prod = application({ health: "Degraded" });
const seen = (name: string) => ({
  instance: "prod-eu",
  namespace: "argocd",
  name,
  project: "edge",
  environment: "prod",
});
const looked: FindFindingsResult["looked"] = {
  applications: 75,
  notYet: 2,
  changedSince: 1,
  failed: 0,
  oldestSeconds: 14,
};

const source = (revision: string, message: string): SourceChange => ({
  repoURL: "https://git.acme.example/payments-deploy.git",
  revision: `${revision}4d1c0f5d8e0b6a2c9d7e4f1a3b5c6d7e8f0`.slice(0, 40),
  kind: "commit",
  author: "Ivo Lindqvist <ivo@acme.example>",
  message,
});

export const logs: OneTold<"logs"> = {
  outcome: "logs",
  application: application({ name: "orders-api", health: "Degraded" }),
  found: { foundBy: "near-name", asked: "order-api" },
  logs: {
    read: [
      {
        pod: "orders-api-7d9c5b6f45-x2v8k",
        container: "app",
        previous: true,
        lines: 212,
        state: "restarts, 5 so far; the last run ended with exit code 1",
      },
    ],
    notes: ["orders-api-59f7c8d9b1-kq2lm runs and is ready; its log was not read."],
    totalLines: 212,
    entries: [
      {
        part: "telling",
        level: "warning",
        count: 14,
        text: "WARN HikariPool-1 - Connection is not available",
      },
      {
        part: "telling",
        level: "error",
        count: 1,
        text: "ERROR Could not locate PropertySource\njava.net.ConnectException: Connection refused: config-e2e.company.com:8888",
      },
      { part: "context", level: "other", count: 1, text: "INFO starting" },
    ],
  },
};

const brought: NonNullable<OneTold<"changes">["brought"]> = {
  application: prod,
  revisions: ["f38f0c4"],
  comparedTo: ["58dfa8a"],
  total: 3,
  changes: [
    {
      kind: "Deployment",
      name: "payments-api",
      state: "changed",
      diff: [
        "@@ spec.template.spec.containers[api] @@",
        "   - name: api",
        "-    image: payments/api:2.3.0",
        "+    image: payments/api:2.4.0-rc1",
      ],
    },
    { kind: "ConfigMap", name: "payments-flags", state: "added", diff: [] },
  ],
  manifests: [],
  notes: [],
};

export const changes: OneTold<"changes"> = {
  outcome: "changes",
  found: { foundBy: "thread" },
  history: {
    application: application({ health: "Degraded", sync: "OutOfSync" }),
    total: 9,
    deployments: [
      {
        id: 9,
        deployedAt: minutesAgo(6),
        initiatedBy: "auto-sync",
        running: true,
        sources: [source("f38f0c", "payments-api: roll out 2.4.0-rc1")],
      },
      {
        id: 8,
        deployedAt: minutesAgo(60 * 26),
        initiatedBy: "noor",
        running: false,
        sources: [source("58dfa8", "payments-api: 2.3.0")],
      },
    ],
    ahead: [],
    notes: [],
  },
  brought,
  drift: {
    application: prod,
    revisions: ["f38f0c4"],
    compared: 3,
    differing: 1,
    changes: [{ kind: "Service", name: "payments-api", state: "changed", diff: ["-  port: 80"] }],
    notes: [],
  },
  failing: [finding()],
  gaps: [],
};

const state: OneTold<"status">["state"] = {
  application: prod,
  source: [],
  revision: "f38f0c4d1c0f5d8e0b6a2c9d7e4f1a3b5c6d7e8f",
  conditions: [],
  unhealthyResources: [],
  resourceCount: 4,
  images: [
    "registry.acme.example/payments/api:2.3.0",
    "registry.acme.example/payments/api:2.4.0-rc1",
  ],
  history: [
    {
      revision: "f38f0c4d1c0f5d8e0b6a2c9d7e4f1a3b5c6d7e8f",
      author: "Ivo Lindqvist <ivo@acme.example>",
      message: "payments-api: roll out 2.4.0-rc1",
      deployedAt: minutesAgo(6),
      initiatedBy: "auto-sync",
    },
  ],
  evidence: [],
};

export const status = (of: OneTold<"status">["of"]): OneTold<"status"> => ({
  outcome: "status",
  of,
  found: named,
  state,
  failing: [finding()],
});

export const fix: OneTold<"fix"> = {
  outcome: "fix",
  found: named,
  diagnosis: diagnosis(),
  failing: [finding()],
  brought,
};

const cluster = finding({
  mode: "C1",
  subject: "application",
  headline: "Argo CD cannot reach cluster `prod-eu-3` (connection refused)",
  fix: "platform: restore the connection to the cluster.",
});

export const others: OneTold<"others"> = {
  outcome: "others",
  found: named,
  diagnosis: diagnosis({ application: application({ name: "edge-router" }), findings: [cluster] }),
  finding: cluster,
  sharing: {
    looked,
    group: {
      headline: cluster.headline,
      modes: ["C1"],
      severity: "critical",
      count: 3,
      applications: ["edge-router", "edge-cache", "edge-auth"].map(seen),
    },
  },
};

export const paste: OneTold<"paste"> = {
  outcome: "paste",
  found: named,
  paste: {
    lines: ["ERROR Application run failed", "Caused by: java.net.ConnectException: refused"],
    telling:
      "Caused by: java.net.ConnectException: Connection refused: config-e2e.company.com:8888",
    level: "error",
    exception: "java.net.ConnectException",
    host: "config-e2e.company.com",
    names: [],
  },
  weight: {
    weight: "matters",
    reason: "it says that something cannot be reached that it needs",
  },
};

export const pasteSeen: OneTold<"paste"> = {
  ...paste,
  seen: { diagnosis: diagnosis(), match: { kind: "finding", finding: finding() } },
};

export const pasteLogged: OneTold<"paste"> = {
  ...paste,
  weight: { weight: "unclear", reason: "an error that no rule knows" },
  seen: {
    diagnosis: diagnosis(healthy),
    match: { kind: "logged", count: 14, pod: "search-query-6445bf6c75-jrnsf", at: minutesAgo(2) },
  },
};

const found: FindFindingsResult = {
  groups: [
    {
      headline: cluster.headline,
      modes: ["C1"],
      severity: "critical",
      count: 3,
      applications: ["edge-router", "edge-cache", "edge-auth"].map(seen),
    },
    {
      headline: "it needs Secret `refunds-db-credentials`, which does not exist",
      modes: ["F12"],
      severity: "critical",
      count: 1,
      applications: [seen("refunds")],
    },
  ],
  total: { groups: 2, applications: 4 },
  looked,
  notes: [],
  gaps: [],
  instances: 1,
};

type Surveyed = Extract<FirstLook, { outcome: "survey" }>;
export const survey = (fields: Partial<Surveyed> = {}): Surveyed => ({
  outcome: "survey",
  survey: { modes: [], project: "edge" },
  found,
  ...fields,
});

export const deployed: FindFindingsResult = {
  ...found,
  deployments: [
    {
      application: seen("payments-api"),
      revision: state.revision ?? "",
      at: minutesAgo(6),
      author: "Ivo Lindqvist <ivo@acme.example>",
      message: "payments-api: roll out 2.4.0-rc1",
      state: "running",
      now: "failing",
      wrong: "the new revision cannot pull its image",
    },
    { application: seen("web-eu"), revision: "1.4.2", state: "running", now: "fine" },
  ],
};

export const createPlan: Plan = {
  verb: "create",
  said: "create",
  name: "frontend",
  repository: "github.com/myorg/apps",
  branch: "main",
  namespace: "production",
  eachDirectory: false,
  monitors: false,
  missing: ["path"],
};
export const directoriesPlan: Plan = {
  verb: "create",
  said: "connect",
  path: "/apps",
  eachDirectory: true,
  monitors: false,
  missing: ["repository"],
};
export const deployPlan: Plan = {
  verb: "deploy",
  said: "deploy",
  version: "2.0",
  rollbackIf: "it degrades",
  eachDirectory: false,
  monitors: true,
  missing: ["application"],
};
export const plan = (verb: Plan["verb"], said: string = verb): Plan => ({
  verb,
  said,
  name: "payments-api",
  eachDirectory: false,
  monitors: false,
  missing: [],
});
