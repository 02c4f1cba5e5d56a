import {
  type ApplicationSummary,
  type Diagnosis,
  ExpectedError,
  type FindApplicationsResult,
  type Finding,
  type LookRequest,
} from "@lynceus/contract";
import { expect, test } from "vitest";
import { firstLook } from "./first-look.ts";
import type { ToolCaller } from "./ports.ts";

const application = (
  name: string,
  fields: Partial<ApplicationSummary> = {},
): ApplicationSummary => ({
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
const finding = (fields: Partial<Finding>): Finding => ({
  id: "F5:Deployment/x:new-revision",
  mode: "F5",
  severity: "critical",
  subject: "new-revision",
  resource: { group: "apps", version: "v1", kind: "Deployment", namespace: "x", name: "x" },
  headline: "the new revision crashes",
  facts: [],
  evidence: [],
  ...fields,
});
const nothing: FindApplicationsResult = {
  exact: [],
  partial: [],
  near: [],
  gaps: [],
  instances: 1,
};
const request = (fields: Partial<LookRequest>): LookRequest => ({
  words: [],
  threadWords: [],
  logs: false,
  ...fields,
});

interface Answers {
  readonly find?: (query: string) => Partial<FindApplicationsResult>;
  readonly unhealthy?: readonly ApplicationSummary[];
  /** Of which the unhealthy ones are a part; many others that nobody asks for when absent. */
  readonly all?: readonly ApplicationSummary[];
  readonly findings?: readonly Finding[];
  readonly fails?: Error;
}

function tools(answers: Answers) {
  const calls: { name: string; args: Readonly<Record<string, unknown>> }[] = [];
  const caller: ToolCaller = {
    async callParsed(schema, name, args) {
      calls.push({ name, args });
      if (answers.fails !== undefined) throw answers.fails;
      switch (name) {
        case "find_applications":
          return schema.parse({ ...nothing, ...answers.find?.(String(args.query)) });
        case "find_findings":
          return schema.parse({
            groups: [],
            total: { groups: 0, applications: 0 },
            notes: [],
            gaps: [],
            looked: { applications: 40, notYet: 0, changedSince: 0, failed: 0 },
            instances: 1,
          });
        case "list_applications":
          return schema.parse({
            total: answers.all?.length ?? 40,
            health: {},
            sync: {},
            applications: (args.unhealthyOnly === false ? answers.all : answers.unhealthy) ?? [],
            gaps: [],
            instances: 1,
            ageSeconds: 1,
          });
        default: {
          const diagnosis: Diagnosis = {
            application: application(String(args.applicationName)),
            layer: "workload",
            findings: [...(answers.findings ?? [finding({})])],
            warnings: [],
            checked: [],
            unchecked: [],
            observedAt: "2026-11-21T09:00:00Z",
          };
          return schema.parse(diagnosis);
        }
      }
    },
  };
  return { caller, calls };
}

test("an application named in the question is diagnosed by its full identity", async () => {
  const { caller, calls } = tools({ find: () => ({ exact: [application("payments-api")] }) });

  const look = await firstLook(request({ words: ["payments-api"], logs: true }), { tools: caller });

  expect(look).toMatchObject({ outcome: "diagnosed", foundBy: "question" });
  expect(calls.at(-1)).toEqual({
    name: "diagnose_application",
    args: {
      instance: "prod-eu",
      applicationNamespace: "argocd",
      applicationName: "payments-api",
      logs: true,
    },
  });
});

test("a name on several instances is asked back, unhealthy first", async () => {
  const exact = [
    application("payments-api", { instance: "lab", health: "Healthy" }),
    application("payments-api", { instance: "prod-us" }),
  ];
  const { caller } = tools({ find: () => ({ exact }) });

  const look = await firstLook(request({ words: ["payments-api"] }), { tools: caller });

  expect(look).toMatchObject({
    outcome: "which-application",
    why: "same-name",
    candidates: [{ instance: "prod-us" }, { instance: "lab" }],
  });
});

test("an environment said in the question decides between them", async () => {
  const exact = [
    application("payments-api", { instance: "lab", environment: "staging" }),
    application("payments-api"),
  ];
  const { caller } = tools({ find: () => ({ exact }) });

  const look = await firstLook(request({ words: ["payments-api"], environment: "stage" }), {
    tools: caller,
  });

  expect(look).toMatchObject({
    outcome: "diagnosed",
    diagnosis: { application: { name: "payments-api" } },
  });
});

test("an environment that it does not run in is said, with where it does", async () => {
  const { caller } = tools({ find: () => ({ exact: [application("payments-api")] }) });

  const look = await firstLook(request({ words: ["payments-api"], environment: "stage" }), {
    tools: caller,
  });

  expect(look).toMatchObject({
    outcome: "unknown-application",
    asked: "payments-api · stage",
    near: [{ name: "payments-api" }],
  });
});

test("a misspelt name with one neighbour is read as it, and said so", async () => {
  const near = [{ word: "paymets-api", application: application("payments-api") }];
  const { caller } = tools({ find: () => ({ near }) });

  const look = await firstLook(request({ words: ["paymets-api"] }), { tools: caller });

  expect(look).toMatchObject({ outcome: "diagnosed", foundBy: "near-name", asked: "paymets-api" });
});

test("a name that a failing ApplicationSet would make leads to one of its applications", async () => {
  const made = application("till-rome");
  const near = ["till-bonn", "till-oslo"].map((name) => ({
    word: "till-osla",
    application: application(name),
  }));
  const place = { instance: "prod-eu", namespace: "argocd", name: "tills" };
  const by = "template" as const;
  const set = { word: "till-osla", by, ...place, applications: [made] };
  const look = (error: { error?: string }) => {
    const { caller } = tools({ find: () => ({ near, applicationSets: [{ ...set, ...error }] }) });
    return firstLook(request({ words: ["till-osla"] }), { tools: caller });
  };

  expect(await look({ error: "no floor" })).toMatchObject({
    outcome: "diagnosed",
    foundBy: "near-name",
    asked: "till-osla",
  });
  expect(await look({})).toMatchObject({ outcome: "unknown-application" });
});

test("a failing ApplicationSet without an application to look at is an outcome of its own", async () => {
  const place = { instance: "prod-eu", namespace: "argocd", name: "tills" };
  const set = { word: "tills", by: "name" as const, ...place, applications: [] };
  const { caller } = tools({ find: () => ({ applicationSets: [{ ...set, error: "no floor" }] }) });

  expect(await firstLook(request({ words: ["tills"] }), { tools: caller })).toEqual({
    outcome: "failed-set",
    asked: "tills",
    set: { ...place, error: "no floor" },
  });
});

test("a workload's name is read as the application that it begins with", async () => {
  const { caller } = tools({
    find: (query) =>
      query.split(" ").includes("ticketing") ? { exact: [application("ticketing")] } : {},
  });

  const look = await firstLook(request({ words: ["ticketing-web"] }), { tools: caller });

  expect(look).toMatchObject({
    outcome: "diagnosed",
    foundBy: "near-name",
    asked: "ticketing-web",
    diagnosis: { application: { name: "ticketing" } },
  });
});

test("the beginning of several names is asked back", async () => {
  const partial = [
    application("checkout-web", { health: "Healthy" }),
    application("checkout-api", { health: "Progressing" }),
    application("checkout-cart"),
  ];
  const { caller } = tools({ find: () => ({ partial }) });

  const look = await firstLook(request({ words: ["checkout"] }), { tools: caller });

  expect(look).toMatchObject({
    outcome: "which-application",
    why: "partial-name",
    asked: "checkout",
    candidates: [{ name: "checkout-cart" }, { name: "checkout-api" }, { name: "checkout-web" }],
  });
});

test("a namespace stands for the only application in it, and for the only one that fails", async () => {
  const there = { destinationNamespace: "pay-prod" };
  const one = [application("till", there)];
  const two = [...one, application("card", { ...there, health: "Healthy" })];
  const look = (unhealthy: readonly ApplicationSummary[]) =>
    firstLook(request({ words: ["pay-prod"] }), { tools: tools({ unhealthy }).caller });

  const found = { outcome: "diagnosed", foundBy: "namespace", asked: "pay-prod" };
  expect(await look(one)).toMatchObject({ ...found, among: 1 });
  expect(await look(two)).toMatchObject({ ...found, among: 2 });
});

test("an unknown name is said, whatever else the channel has", async () => {
  const { caller } = tools({ unhealthy: [application("orders-api")] });

  expect(await firstLook(request({ words: ["no-such-app"] }), { tools: caller })).toMatchObject({
    outcome: "unknown-application",
    asked: "no-such-app",
  });
  expect(await firstLook(request({ oddName: "../projects/x" }), { tools: caller })).toMatchObject({
    outcome: "unknown-application",
    asked: "../projects/x",
  });
});

test("nothing named: what the thread was about, else what the thread names", async () => {
  const { caller } = tools({
    find: (query) => (query.includes("orders-api") ? { exact: [application("orders-api")] } : {}),
  });
  const conversation = { instance: "prod-eu", namespace: "argocd", name: "web-eu" };

  const known = await firstLook(request({ threadWords: ["orders-api"] }), {
    tools: caller,
    conversation,
  });
  const read = await firstLook(request({ threadWords: ["alert", "orders-api"] }), {
    tools: caller,
  });

  expect(known).toMatchObject({
    foundBy: "thread",
    diagnosis: { application: { name: "web-eu" } },
  });
  expect(read).toMatchObject({
    foundBy: "thread",
    diagnosis: { application: { name: "orders-api" } },
  });
});

test("nothing named anywhere: the one unhealthy application of the channel", async () => {
  const { caller } = tools({ unhealthy: [application("orders-api")] });

  expect(await firstLook(request({}), { tools: caller })).toMatchObject({
    outcome: "diagnosed",
    foundBy: "channel",
    among: 40,
  });
});

test("several unhealthy ones are asked, none is said", async () => {
  const several = tools({ unhealthy: [application("a-api"), application("b-api")] });
  const none = tools({ unhealthy: [] });

  expect(await firstLook(request({}), { tools: several.caller })).toMatchObject({
    outcome: "which-application",
    why: "none-named",
  });
  expect(await firstLook(request({}), { tools: none.caller })).toMatchObject({
    outcome: "nothing-named",
    applications: 40,
  });
});

test("several unhealthy ones are told by the failure that was said", async () => {
  const several = tools({ unhealthy: [application("a-api"), application("b-api")] });
  const failure = { called: "were OOM-killed", modes: ["F7"] };

  const look = await firstLook(request({ failure }), { tools: several.caller });

  expect(look).toMatchObject({ outcome: "survey", survey: { modes: ["F7"] } });
});

test("nothing named, nothing unhealthy, one application: that one", async () => {
  const { caller } = tools({ unhealthy: [], all: [application("web", { health: "Healthy" })] });

  expect(await firstLook(request({}), { tools: caller })).toMatchObject({
    outcome: "diagnosed",
    foundBy: "channel",
    among: 1,
  });
});

test("a name in pasted lines is not said to be unknown", async () => {
  const { caller } = tools({ unhealthy: [application("orders-api")] });
  const words = ["ledger-db"];

  expect(await firstLook(request({ words, pasted: words }), { tools: caller })).toMatchObject({
    outcome: "diagnosed",
    foundBy: "channel",
  });
  expect(await firstLook(request({ words }), { tools: caller })).toMatchObject({
    outcome: "unknown-application",
  });
});

test("a reply picks one of two failures; one that fits neither is asked back", async () => {
  const findings = [
    finding({ version: "5.2.0" }),
    finding({ id: "F8", mode: "F8", subject: "running-revision", version: "5.1.0" }),
  ];
  const conversation = { instance: "prod-eu", namespace: "argocd", name: "orders-api" };
  const pick = (focus: LookRequest["focus"] & object) =>
    firstLook(request({ focus }), { tools: tools({ findings }).caller, conversation });

  expect(await pick({ by: "subject", subject: "new-revision" })).toMatchObject({
    focus: [{ version: "5.2.0" }],
  });
  expect(await pick({ by: "number", number: 2 })).toMatchObject({ focus: [{ mode: "F8" }] });
  expect(await pick({ by: "all" })).toMatchObject({ focus: [{ mode: "F5" }, { mode: "F8" }] });
  expect(await pick({ by: "version", version: "9.9.9" })).toMatchObject({
    outcome: "which-failure",
  });
});

test("what a tool refuses is an outcome in its own words, a bug is thrown", async () => {
  const refused = tools({ fails: new ExpectedError("Argo CD `prod-eu` refused the token.") });
  const broken = tools({ fails: new TypeError("x is undefined") });

  expect(await firstLook(request({ words: ["a"] }), { tools: refused.caller })).toEqual({
    outcome: "unavailable",
    sentence: "Argo CD `prod-eu` refused the token.",
  });
  await expect(firstLook(request({ words: ["a"] }), { tools: broken.caller })).rejects.toThrow(
    TypeError,
  );
});
