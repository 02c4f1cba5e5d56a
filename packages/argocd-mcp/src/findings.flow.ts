import type { Diagnosis, FindFindingsResult, Principal } from "@lynceus/contract";
import { loadWorld } from "@lynceus/standins";
import { expect, test } from "vitest";
import { connect, start } from "./testing/connect.ts";
import { startWorlds } from "./testing/start-worlds.ts";

/** A server that looks at what it serves, and its one question. */
async function open(worlds: Readonly<Record<string, string>>) {
  const started = await startWorlds(worlds);
  const server = start(started.fleet, { findings: {} });
  const { call } = await connect(server);
  const as = async (principal: Principal) => finder((await connect(server, principal)).call);
  return { ...started, ...server, call, find: finder(call), as };
}

function finder(call: Awaited<ReturnType<typeof connect>>["call"]) {
  return async (args: Record<string, unknown> = {}) => {
    const { text, structured } = await call("find_findings", args);
    expect(structured, text).toBeDefined();
    expect(Buffer.byteLength(text) / 4).toBeLessThanOrEqual(2_000);
    expect(Buffer.byteLength(JSON.stringify(structured)) / 4).toBeLessThanOrEqual(2_000);
    return { text, result: structured as unknown as FindFindingsResult };
  };
}

function named({ groups }: FindFindingsResult): readonly string[] {
  return groups.flatMap(({ applications }) => applications.map(({ name }) => name)).sort();
}

/** What to ask to answer the questions about a whole Argo CD. */
const CALLS: Readonly<Record<string, Record<string, unknown>>> = {
  "edge-router is Unknown, is it just me?": { text: "edge-router" },
  "which applications are Unknown, and do they have one cause?": { text: "Unknown" },
  "is anything blocked by a sync window right now?": {
    text: "is anything blocked by a sync window right now?",
  },
  "who still pulls from docker.io?": { image: "docker.io" },
  "what is wrong in project catalog?": { project: "catalog" },
  "which applications wait for a secret that does not exist?": {
    text: "which applications wait for a secret that does not exist?",
  },
};

test("questions about a whole Argo CD are answered in one call each, seconds after the start", async () => {
  const { find, argocds } = await open({ "prod-eu": "fleet" });
  const before = argocds["prod-eu"]?.requests().length ?? 0;

  await expect
    .poll(async () => (await find()).result.looked, { timeout: 40_000 })
    .toMatchObject({
      notYet: 0,
      failed: 0,
    });

  const requests = argocds["prod-eu"]?.requests().slice(before) ?? [];
  expect(requests.length).toBeLessThan(75 * 12);
  expect(new Set(requests.map(({ method }) => method))).toEqual(new Set(["GET"]));
  const cases = loadWorld("fleet").truth.cases?.filter(({ question }) => question in CALLS) ?? [];
  expect(cases).toHaveLength(Object.keys(CALLS).length);
  for (const { question, mustSay, mustNotSay } of cases) {
    const { text } = await find(CALLS[question]);
    for (const said of mustSay) expect(text, question).toMatch(new RegExp(said, "i"));
    for (const said of mustNotSay) expect(text, question).not.toMatch(new RegExp(said, "i"));
  }

  expect(named((await find({ text: "who was OOM-killed" })).result)).toEqual(["recommendations"]);
  const tag = await find({ text: "image tag that does not exist" });
  expect(named(tag.result)).toEqual(["payments-api"]);
  const [cluster] = (await find({ text: "cluster unreachable" })).result.groups;
  expect(cluster).toMatchObject({ count: 3 });
  expect(cluster?.applications.map(({ name }) => name)).toEqual([
    "edge-auth",
    "edge-cache",
    "edge-router",
  ]);

  const { result, text } = await find({ author: "ivo", deployedAfter: "1d" });
  const states = result.deployments?.map((one) => [one.application.name, one.state, one.now]);
  expect(states).toContainEqual(["payments-api", "running", "failing"]);
  expect(states).toContainEqual(["loan-offers", "failed", "failing"]);
  expect(result.deployments?.every(({ author }) => author?.startsWith("Ivo"))).toBe(true);
  expect(text).toContain('"payments-api: roll out 2.4.0-rc1"');
  const dana = await find({ author: "Dana", project: "identity" });
  expect(dana.result.deployments?.[0]).toMatchObject({
    application: { name: "audit-trail" },
    state: "running",
    now: "fine",
  });
}, 60_000);

test("whoever sees one project is told of that one only; a cause is shared among what one sees", async () => {
  const { find, as, call, fleet } = await open({ "prod-eu": "fleet" });
  await expect.poll(async () => (await find()).result.looked.notYet, { timeout: 40_000 }).toBe(0);
  const channel = { kind: "channel", id: "C2", name: "#checkout" } as const;
  const checkout = await as({ ...channel, projects: ["checkout"] });
  const own = fleet.index.all(({ project }) => project === "checkout");

  const { result, text } = await checkout();

  expect(result.looked).toMatchObject({ applications: own.length, notYet: 0 });
  expect(
    new Set(result.groups.flatMap((group) => group.applications.map(({ project }) => project))),
  ).toEqual(new Set(["checkout"]));
  const others = fleet.index.all(({ project }) => project !== "checkout");
  for (const { name } of others) expect(text).not.toContain(`/${name} `);
  const ivos = await checkout({ author: "Ivo" });
  expect(ivos.result.deployments?.map(({ application }) => application.project)).toEqual([
    "checkout",
  ]);
  const vendors = await as({ ...channel, projects: ["vendors"] });
  expect((await vendors({ author: "Nobody" })).text).toMatch(/There are by: "Noor[^,]*\.$/m);

  const { structured, text: told } = await call("diagnose_application", {
    applicationName: "edge-router",
  });
  const { findings } = structured as unknown as Diagnosis;
  expect(findings[0]?.sharedBy).toEqual({ count: 2, applications: ["edge-auth", "edge-cache"] });
  expect(told).toContain("shared: 2 other applications");
}, 60_000);

test("an instance that hangs is told as not looked at, and delays nobody; what is deleted is gone", async () => {
  const { find, fleet, argocds, call } = await open({
    "prod-eu": "image-tag-missing",
    "prod-us": "oom-killed",
  });
  const us = fleet.index.all(({ instance }) => instance === "prod-us").length;
  argocds["prod-us"]?.faults.set("/api/v1/applications/*", { kind: "hang" });

  await expect
    .poll(async () => named((await find({ mode: "F1" })).result), { timeout: 10_000 })
    .toEqual(["payments-api"]);
  await expect
    .poll(async () => (await find({ instance: "prod-eu" })).result.looked.notYet, {
      timeout: 10_000,
    })
    .toBe(0);
  expect((await find({ instance: "prod-us" })).result.looked).toMatchObject({ notYet: us });

  argocds["prod-us"]?.faults.clear();
  const { structured } = await call("diagnose_application", { applicationName: "recommendations" });
  expect(structured).toMatchObject({ findings: [{ mode: "F7" }] });
  expect(named((await find({ text: "OOMKilled" })).result)).toEqual(["recommendations"]);

  const payments = argocds["prod-eu"]?.application("payments-api");
  if (payments !== undefined) argocds["prod-eu"]?.emit("DELETED", payments);
  await expect
    .poll(async () => named((await find({ mode: "F1" })).result), { timeout: 10_000 })
    .toEqual([]);
}, 60_000);
