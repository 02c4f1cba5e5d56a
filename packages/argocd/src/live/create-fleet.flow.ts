import { createServer } from "node:net";
import { type LocalArgocd, loadWorld, startLocalArgocd, type World } from "@lynceus/standins";
import { createLogger, type Logger } from "@lynceus/telemetry";
import { beforeAll, expect, it, onTestFinished, vi } from "vitest";
import type { Fleet } from "../ports.ts";
import { listen } from "../testing/serve.ts";
import { createFleet, type FleetInstance, type FleetOptions } from "./create-fleet.ts";

const everybody = () => true;
const quickly = { timeout: 30_000, interval: 20 };
const pace = {
  firstEventMs: 200,
  quietMs: 30,
  pauseMs: 20,
  maxPauseMs: 100,
  refusedPauseMs: 100,
  maxRefusedPauseMs: 400,
};

let world: World;
beforeAll(async () => {
  world = await loadWorld("fleet");
});

async function local(more: Partial<Parameters<typeof startLocalArgocd>[0]> = {}) {
  const argocd = await startLocalArgocd({ world, ...more });
  onTestFinished(() => argocd.close());
  return argocd;
}

const as = (name: string, { url, token }: LocalArgocd): FleetInstance => ({
  name,
  url,
  environment: "prod",
  token: () => token,
});

function fleetOf(instances: readonly FleetInstance[], more: Partial<FleetOptions> = {}) {
  const lines: string[] = [];
  const logger: Logger = createLogger({
    name: "test",
    level: "info",
    destination: { write: (line) => void lines.push(line) },
  });
  const fleet = createFleet({
    instances,
    logger,
    pace,
    client: { retries: { max: 0, initialDelayMs: 1 } },
    ...more,
  });
  onTestFinished(() => fleet.close());
  return { fleet, lines };
}

const state = (fleet: Fleet, name: string) =>
  fleet.instances().find((instance) => instance.name === name);
const named = (fleet: Fleet, name: string) => fleet.index.find([name], everybody).exact[0];
const streams = (argocd: LocalArgocd) =>
  argocd.requests().filter(({ path }) => path.includes("/stream/")).length;

it("fills the index, with reasons that no list carries", async () => {
  const argocd = await local({ rootPath: "/argo" });
  const { fleet } = fleetOf([as("prod", argocd)]);
  await fleet.ready(10_000);
  expect(fleet.index.all(everybody)).toHaveLength(75);
  expect(fleet.index.gaps()).toEqual([]);
  expect(fleet.index.ageSeconds()).toBeLessThan(10);
  expect(named(fleet, "edge-cdn")).toMatchObject({
    instance: "prod",
    project: "platform",
    environment: "prod",
    cluster: "prod-us-9",
    sync: "Unknown",
    reason: "there are no clusters with this name: prod-us-9",
  });
  expect(fleet.webUrl("prod")).toBe(argocd.url);
  expect(fleet.client("prod")?.instance).toBe("prod");
  expect(fleet.client("nowhere")).toBeUndefined();
  await vi.waitFor(() => expect(state(fleet, "prod")?.version).toMatch(/^v3\.5\.1/), quickly);
});

it("takes up changes as they are announced", async () => {
  const argocd = await local();
  const { fleet } = fleetOf([as("prod", argocd)]);
  await fleet.ready(10_000);
  const wiki = argocd.application("wiki");
  if (wiki === undefined) throw new Error("the world has no wiki");
  argocd.emit("MODIFIED", { ...wiki, status: { health: { status: "Missing" } } });
  await vi.waitFor(() => expect(named(fleet, "wiki")?.health).toBe("Missing"), quickly);
  argocd.emit("DELETED", wiki);
  await vi.waitFor(() => expect(named(fleet, "wiki")).toBeUndefined(), quickly);
  argocd.emit("ADDED", { ...wiki, metadata: { name: "wiki-2", namespace: "argocd" } });
  await vi.waitFor(() => expect(named(fleet, "wiki-2")).toBeDefined(), quickly);
  expect(streams(argocd)).toBe(1);
});

it("goes on after a cut stream, and learns what changed meanwhile", async () => {
  const argocd = await local();
  const { fleet } = fleetOf([as("prod", argocd)]);
  await fleet.ready(10_000);
  const wiki = argocd.application("wiki") ?? {};
  // The next streams are refused, so that the changes fall into the gap.
  argocd.faults.set("/api/v1/stream/applications", { kind: "status", status: 503 }, 3);
  argocd.dropStreams();
  argocd.emit("DELETED", wiki);
  argocd.emit("ADDED", { ...wiki, metadata: { name: "wiki-2", namespace: "argocd" } });
  await vi.waitFor(() => expect(named(fleet, "wiki-2")).toBeDefined(), quickly);
  await vi.waitFor(() => expect(named(fleet, "wiki")).toBeUndefined(), quickly);
  expect(state(fleet, "prod")).toMatchObject({ state: "connected", applications: 75 });
  await vi.waitFor(() => expect(streams(argocd)).toBe(5), quickly);
  argocd.emit("DELETED", argocd.application("wiki-2") ?? {});
  await vi.waitFor(() => expect(named(fleet, "wiki-2")).toBeUndefined(), quickly);
  expect(streams(argocd)).toBe(5);
});

it("follows by its lists an instance that breaks off every stream", async () => {
  const argocd = await local();
  argocd.faults.set("/api/v1/stream/applications", { kind: "stream-cut", after: 3 });
  const { fleet } = fleetOf([as("prod", argocd)]);
  await fleet.ready(10_000);
  expect(state(fleet, "prod")).toMatchObject({ state: "connected", applications: 75 });
  argocd.emit("DELETED", argocd.application("wiki") ?? {});
  await vi.waitFor(() => expect(named(fleet, "wiki")).toBeUndefined(), quickly);
});

it("reads all anew from time to time, for what the stream has swallowed", async () => {
  const argocd = await local();
  const { fleet } = fleetOf([as("prod", argocd)], { pace: { ...pace, refreshMs: 400 } });
  await fleet.ready(10_000);
  await vi.waitFor(() => expect(streams(argocd)).toBeGreaterThan(2), quickly);
  expect(state(fleet, "prod")).toMatchObject({ state: "connected", applications: 75 });
});

it("is refused calmly, says so, and takes up a renewed token", async () => {
  const argocd = await local();
  let token = "expired-or-revoked";
  const { fleet, lines } = fleetOf([{ ...as("lab", argocd), token: () => token }]);
  await fleet.ready(10_000);
  expect(state(fleet, "lab")).toMatchObject({ state: "refused", heardAt: undefined });
  expect(state(fleet, "lab")?.reason).toMatch(/^Argo CD `lab` refused Lynceus's token \(.+\)\./);
  expect(fleet.index.gaps()).toEqual([
    { instance: "lab", reason: "`lab` refused Lynceus's token" },
  ]);
  expect(fleet.index.all(everybody)).toEqual([]);
  await vi.waitFor(() => expect(argocd.requests().length).toBeGreaterThan(2), quickly);
  expect(lines).toHaveLength(1);
  token = argocd.token;
  await vi.waitFor(() => expect(state(fleet, "lab")?.state).toBe("connected"), quickly);
  expect(fleet.index.all(everybody)).toHaveLength(75);
  expect(lines.join()).not.toMatch(/expired-or-revoked/);
});

it("connects to one that was down at the start", async () => {
  const probe = createServer();
  const port = await listen(probe);
  await new Promise((resolve) => probe.close(resolve));
  const token = "a-token-of-tests";
  const instance = { name: "late", url: `http://127.0.0.1:${port}`, token: () => token };
  const { fleet } = fleetOf([instance]);
  await fleet.ready(10_000);
  expect(state(fleet, "late")).toMatchObject({ state: "unreachable" });
  expect(state(fleet, "late")?.reason).toMatch(/nothing listens at/);
  await local({ port, token });
  await vi.waitFor(() => expect(state(fleet, "late")?.state).toBe("connected"), quickly);
});

it("is not held up by an instance that hangs, nor by one that is dead", async () => {
  const argocd = await local();
  const hanging = await local();
  hanging.faults.set("/**", { kind: "hang" });
  const dead = { name: "dead", url: "http://127.0.0.1:9", token: () => "a-token-of-tests" };
  const { fleet } = fleetOf([as("hanging", hanging), dead, as("prod", argocd)]);
  const started = performance.now();
  await fleet.ready(1_500);
  expect(performance.now() - started).toBeGreaterThan(1_000);
  expect(fleet.index.all(everybody)).toHaveLength(75);
  expect(fleet.index.gaps().map(({ instance }) => instance)).toEqual(["hanging", "dead"]);
  const closing = performance.now();
  await fleet.close();
  expect(performance.now() - closing).toBeLessThan(10_000);
});

it("notices a stream that has died in silence", async () => {
  const argocd = await local({ keepaliveMs: 3_600_000 });
  const { fleet } = fleetOf([as("prod", argocd)], {
    client: { retries: { max: 0, initialDelayMs: 1 }, idleMs: 300 },
  });
  await vi.waitFor(() => expect(streams(argocd)).toBeGreaterThan(1), quickly);
  expect(fleet.index.all(everybody)).toHaveLength(75);
});

it("is kept fresh by keepalives alone", async () => {
  const argocd = await local({ keepaliveMs: 50 });
  const { fleet } = fleetOf([as("prod", argocd)]);
  await fleet.ready(10_000);
  const heardAt = state(fleet, "prod")?.heardAt ?? 0;
  await vi.waitFor(
    () => expect(state(fleet, "prod")?.heardAt).toBeGreaterThan(heardAt + 200),
    quickly,
  );
  expect(streams(argocd)).toBe(1);
});

it("answers twenty instances together", async () => {
  const argocd = await local();
  const names = Array.from({ length: 20 }, (_, index) => `prod-${index}`);
  const { fleet } = fleetOf(names.map((name) => as(name, argocd)));
  await fleet.ready(15_000);
  expect(fleet.index.find(["payments-api"], everybody).exact).toHaveLength(20);
  expect(fleet.index.all(everybody)).toHaveLength(1500);
});

it("spares callers an instance that hangs, says since when, and goes on once it answers", async () => {
  const argocd = await local();
  const { fleet } = fleetOf([as("prod", argocd)], {
    client: {
      retries: { max: 0, initialDelayMs: 1 },
      timeoutMs: 150,
      circuit: { failures: 2, everyMs: 300 },
    },
  });
  await fleet.ready(10_000);
  argocd.faults.set("/api/v1/applications/**", { kind: "hang" });
  argocd.faults.set("/api/version", { kind: "hang" });
  const client = fleet.client("prod");
  const wiki = { name: "wiki", namespace: "argocd", project: "platform" };
  const ask = () => client?.resourceTree(wiki).catch((error: Error) => error.message);
  await ask();
  await ask();
  const asked = argocd.requests().length;
  expect(await ask()).toMatch(/^Argo CD `prod` has not answered for \d s; it is tried again/);
  expect(
    argocd
      .requests()
      .slice(asked)
      .map(({ path }) => path),
  ).not.toContain("/api/v1/applications/wiki/resource-tree");
  expect(state(fleet, "prod")).toMatchObject({ state: "connected" });
  expect(state(fleet, "prod")?.reason).toMatch(/sends news, but has not answered for \d s/);
  expect(fleet.index.gaps()).toEqual([]);
  argocd.faults.clear();
  await vi.waitFor(() => expect(state(fleet, "prod")?.reason).toBeUndefined(), quickly);
  expect(await ask()).toMatchObject({ nodes: expect.any(Array) });
});

it("takes up instances that come, change and go, and leaves the others alone", async () => {
  const [prod, lab] = [await local(), await local()];
  const still = { ...as("prod", prod), revision: "1" };
  const { fleet } = fleetOf([still, { ...as("old", lab), revision: "1" }]);
  await fleet.ready(10_000);
  const told: string[] = [];
  fleet.index.onChange(({ instance }) => void told.push(instance));

  await fleet.change([still, { ...as("new", lab), environment: "dev", revision: "1" }]);

  expect(fleet.instances().map(({ name }) => name)).toEqual(["prod", "new"]);
  expect(fleet.client("old")).toBeUndefined();
  expect(told.filter((name) => name === "old")).toHaveLength(75);
  expect(fleet.index.gaps()).toMatchObject([
    { instance: "new", reason: expect.stringMatching(/still being read/) },
  ]);
  await vi.waitFor(() => expect(state(fleet, "new")?.state).toBe("connected"), quickly);
  expect(fleet.index.find(["wiki"], everybody).exact).toHaveLength(2);
  await fleet.change([still, { ...as("new", lab), environment: "stage", revision: "2" }]);
  expect(state(fleet, "new")).toMatchObject({ state: "stale", environment: "stage" });
  expect(streams(prod)).toBe(1);
  expect(() => fleet.change([still, still])).toThrow(/same name/);
  expect(() => fleet.change([{ ...still, url: "argo" }])).toThrow(/`url` of Argo CD `prod`/);
});

it("refuses two instances of one name, and an address that is none", async () => {
  const argocd = await local();
  expect(() => fleetOf([as("prod", argocd), as("prod", argocd)])).toThrow(/same name/);
  expect(() => fleetOf([{ ...as("prod", argocd), url: "argo" }])).toThrow(
    /`url` of Argo CD `prod`/,
  );
});

it("knows the ApplicationSets, again and again, and says where it may not", async () => {
  const local = async (more: object) => {
    const world = loadWorld("appset-template-error");
    const argocd = await startLocalArgocd({ world, ...more });
    onTestFinished(() => argocd.close());
    return argocd;
  };
  const [prod, lab] = [await local({}), await local({})];
  lab.faults.set("/api/v1/applicationsets", {
    kind: "status",
    status: 403,
    message: "permission denied: applicationsets, get, default/frontends",
  });
  const { fleet } = fleetOf([as("prod", prod), as("lab", lab)], {
    pace: { ...pace, setsMs: 30 },
  });
  await fleet.ready(10_000);
  expect(fleet.applicationSets.all()).toMatchObject([
    {
      instance: "prod",
      namespace: "argocd",
      name: "frontends",
      project: "default",
      nameTemplate: "frontend-{{.region}}",
      error: { message: expect.stringContaining("no entry for key") },
      applications: [{ name: "frontend-eu" }, { name: "frontend-us" }],
    },
    { name: "promo-sites", error: undefined },
  ]);
  expect(fleet.applicationSets.gaps()).toEqual([
    {
      instance: "lab",
      reason: expect.stringContaining("`applicationsets, get, default/frontends`"),
    },
  ]);
  expect(fleet.index.gaps()).toEqual([]);
  const lists = () =>
    prod.requests().filter(({ path }) => path === "/api/v1/applicationsets").length;
  await vi.waitFor(() => expect(lists()).toBeGreaterThan(2), quickly);
  lab.faults.clear();
  await vi.waitFor(() => expect(fleet.applicationSets.gaps()).toEqual([]), quickly);
  expect(fleet.applicationSets.all()).toHaveLength(4);
});
