import { loadWorld, startLocalArgocd } from "@lynceus/standins";
import { expect, it, onTestFinished } from "vitest";
import { Pod } from "../pod.ts";
import type { ArgocdClient } from "../ports.ts";
import { createArgocdClient } from "./create-client.ts";

const target = { name: "payments-api", namespace: "argocd", project: "payments" };

async function connect(worldId = "image-tag-missing") {
  const world = await loadWorld(worldId);
  const argocd = await startLocalArgocd({ world, rootPath: "/argo" });
  onTestFinished(() => argocd.close());
  const { url, token } = argocd;
  const retries = { max: 1, initialDelayMs: 1 };
  const client = createArgocdClient({ instance: "prod", url, token: () => token, retries });
  return { argocd, client };
}

async function podsOf(client: ArgocdClient) {
  const { nodes } = await client.resourceTree(target);
  return nodes.filter(({ kind }) => kind === "Pod");
}

it("reads an application, its tree, objects, events, logs and revision", async () => {
  const { argocd, client } = await connect();
  expect(await client.version()).toMatch(/^v3\.5\.1/);
  const { items } = await client.listApplications();
  expect(items.map(({ metadata }) => metadata.name)).toContain("payments-api");

  const application = await client.getApplication(target);
  expect(application.status?.health?.status).toBe("Degraded");
  expect(application.status?.history.length).toBeGreaterThan(1);

  const pods = await podsOf(client);
  const failing = pods.find((pod) => pod.health?.status !== "Healthy");
  const serving = pods.find((pod) => pod.health?.status === "Healthy");
  if (failing === undefined || serving === undefined) throw new Error("the world has both");
  const live = Pod.parse(await client.resource(target, failing));
  expect(live.status?.containerStatuses[0]?.state?.waiting?.reason).toBe("ImagePullBackOff");
  const events = await client.resourceEvents(target, failing);
  expect(events.map(({ message }) => message).join()).toMatch(/not found/);
  expect(await client.applicationEvents(target)).not.toEqual(events);

  const lines = (pod: typeof failing) =>
    client.logs(target, { namespace: pod.namespace, podName: pod.name, tailLines: 20 });
  expect((await lines(serving)).every(({ status, podName }) => !status && podName !== "")).toBe(
    true,
  );
  const [words, ...more] = await lines(failing);
  expect(words).toMatchObject({ status: true, podName: "", at: undefined });
  expect(words?.content).toMatch(/waiting to start: .*image/);
  expect(more).toEqual([]);

  const revision = application.status?.history.at(-1)?.revision ?? "";
  expect(await client.revisionMetadata(target, revision)).toMatchObject({
    author: expect.stringContaining("Ivo Lindqvist"),
    message: expect.stringContaining("roll out 2.4.0-rc1"),
  });

  for (const { path, query } of argocd.requests()) {
    if (!path.includes("/payments-api")) continue;
    expect([path, query.get("appNamespace"), query.get("project")]).toEqual([
      path,
      "argocd",
      "payments",
    ]);
    expect([...query.values()]).not.toContain("");
  }
});

it("reads both states of what is managed, and what a revision renders to", async () => {
  const { argocd, client } = await connect();
  const states = await client.managedResources(target, { kind: "Deployment" });
  expect(states.map(({ kind, name }) => [kind, name])).toEqual([["Deployment", "payments-api"]]);
  expect(states[0]?.predictedLiveState).toContain("2.4.0-rc1");

  const { history = [] } = (await client.getApplication(target)).status ?? {};
  const before = history.at(-2)?.revision;
  expect((await client.manifests(target)).manifests.join()).toContain("2.4.0-rc1");
  expect((await client.manifests(target, before)).manifests.join()).not.toContain("2.4.0-rc1");
  expect(await client.syncWindows(target)).toMatchObject({ canSync: true });

  const message = "Manifest generation error (cached): chart is broken";
  const path = "/api/v1/applications/payments-api/manifests";
  argocd.faults.set(path, { kind: "status", status: 500, message });
  await expect(client.manifests(target)).rejects.toMatchObject({
    failure: "server",
    message: expect.stringContaining("chart is broken"),
  });
});

it("tells an unknown application honestly, because the project goes along", async () => {
  const { client } = await connect();
  await expect(client.getApplication({ ...target, name: "paymets-api" })).rejects.toMatchObject({
    failure: "not-found",
    detail: expect.stringContaining('"paymets-api" not found'),
  });
});

it("has no events of an object that is missing, rather than those of the application", async () => {
  const { client } = await connect();
  const [pod] = await podsOf(client);
  if (pod === undefined) throw new Error("the world has pods");
  await expect(client.resourceEvents(target, { ...pod, uid: undefined })).rejects.toThrow(
    /is not in the cluster/,
  );
});

it.each([
  [{ kind: "page" }, "not-argocd"],
  [{ kind: "page", status: 502 }, "unavailable"],
  [{ kind: "redirect" }, "not-argocd"],
  [{ kind: "truncated" }, "malformed"],
  [{ kind: "malformed" }, "malformed"],
  [{ kind: "reset" }, "network"],
  [{ kind: "status", status: 403, message: "permission denied" }, "forbidden"],
] as const)("tells %j as %s, and never as no applications", async (fault, failure) => {
  const { argocd, client } = await connect();
  argocd.faults.set("/api/v1/applications", fault);
  await expect(client.listApplications()).rejects.toMatchObject({ name: "ArgocdError", failure });
});

it("keeps the lines of a log stream that breaks off, and says so", async () => {
  const { argocd, client } = await connect();
  const pod = (await podsOf(client)).find(({ health }) => health?.status === "Healthy");
  if (pod === undefined) throw new Error("the world has a pod that serves");
  argocd.faults.set("/api/v1/applications/*/**", { kind: "stream-error", after: 1 });
  const { namespace, name: podName } = pod;
  const lines = await client.logs(target, { namespace, podName, tailLines: 5 });
  expect(lines).toMatchObject([
    { podName, status: false },
    { content: expect.stringContaining("breaks off"), status: true },
  ]);
});

it("reads ApplicationSets, and tells one that is missing honestly", async () => {
  const { client } = await connect("appset-template-error");
  const sets = await client.listApplicationSets();
  expect(sets.map(({ metadata }) => metadata.name)).toEqual(["frontends", "promo-sites"]);
  const set = await client.applicationSet("frontends", "argocd");
  expect(set).toMatchObject({
    spec: {
      template: { metadata: { name: "frontend-{{.region}}" }, spec: { project: "default" } },
    },
    status: { conditions: [{ type: "ErrorOccurred", status: "True" }, {}, {}] },
  });
  expect(set.status?.resources.map(({ name }) => name)).toEqual(["frontend-eu", "frontend-us"]);
  await expect(client.applicationSet("nothing", "argocd")).rejects.toMatchObject({
    failure: "not-found",
    message: expect.stringContaining("does not know ApplicationSet `nothing`"),
  });
});

it("says that it may not see an ApplicationSet", async () => {
  const world = await loadWorld("appset-template-error");
  const { url, token, close } = await startLocalArgocd({ world, accountProjects: ["search"] });
  onTestFinished(close);
  const client = createArgocdClient({ instance: "prod", url, token: () => token });
  expect(await client.listApplicationSets()).toEqual([]);
  await expect(client.applicationSet("frontends", "argocd")).rejects.toMatchObject({
    failure: "forbidden",
    message: expect.stringContaining("`applicationsets, get, default/frontends`"),
  });
});

it("reads what can be done with a live object", async () => {
  const { client } = await connect("rollout-paused");
  const front = { name: "cart-front", namespace: "argocd", project: "checkout" };
  const { nodes } = await client.resourceTree(front);
  const rollout = nodes.find(({ kind }) => kind === "Rollout");
  if (rollout === undefined) throw new Error("the world has a Rollout");
  const actions = await client.resourceActions(front, rollout);
  const on = actions.filter(({ disabled }) => !disabled).map(({ name }) => name);
  expect(on).toEqual(["restart", "resume", "skip-current-step"]);
  expect(actions).toContainEqual(expect.objectContaining({ name: "abort", disabled: true }));
});
