import {
  Application,
  type ArgocdClient,
  ArgocdError,
  ManagedResource,
  ResourceTree,
} from "@lynceus/argocd";
import { ExpectedError } from "@lynceus/contract";
import { expect, test } from "vitest";
import { observeApplication } from "./observe-application.ts";
import { summary } from "./testing/fake-fleet.ts";

const application = Application.parse({
  metadata: { name: "orders-api" },
  spec: {},
  status: {
    health: { status: "Degraded" },
    history: [{ revision: "717765b25b6b1b8492136f0bae9f00c5cb399b18" }],
  },
});
const pods = ["a", "b", "c"].map((name) => ({
  version: "v1",
  kind: "Pod",
  namespace: "orders",
  name,
  uid: name,
  health: { status: "Degraded" },
  info: [{ name: "Status Reason", value: "CrashLoopBackOff" }],
}));
const tree = ResourceTree.parse({ nodes: pods });

/** A pod whose container has crashed. */
const crashed = (name: string) => ({
  metadata: { name, namespace: "orders" },
  status: {
    containerStatuses: [
      {
        name: "api",
        restartCount: 3,
        state: { waiting: { reason: "CrashLoopBackOff" } },
        lastState: { terminated: { exitCode: 1 } },
      },
    ],
  },
});

function client(fields: Partial<ArgocdClient> = {}): ArgocdClient {
  return {
    instance: "prod-eu",
    getApplication: async () => application,
    resourceTree: async () => tree,
    resource: async (_: unknown, node: { name: string }) => crashed(node.name),
    resourceEvents: async () => [],
    revisionMetadata: async () => ({ tags: [] }),
    logs: async () => [{ content: "boom", podName: "a", at: undefined, status: false }],
    ...fields,
  } as unknown as ArgocdClient;
}

const forbidden = (subject: string) =>
  new ArgocdError({
    failure: "forbidden",
    instance: "prod-eu",
    sentence: `No access to ${subject}.`,
  });
const untilAborted = (_: unknown, __: unknown, signal?: AbortSignal) =>
  new Promise<never>((_resolve, reject) => {
    signal?.addEventListener("abort", () => reject(signal.reason));
  });

function observe(
  fields: Partial<ArgocdClient>,
  signal = new AbortController().signal,
  deadlineMs = 5_000,
) {
  return observeApplication(
    {
      client: client(fields),
      summary: summary("orders-api"),
      wantLogs: false,
      url: "https://argo.example.com/x",
      clock: () => Date.parse("2026-11-21T09:00:00Z"),
      deadlineMs,
    },
    signal,
  );
}

test("gathers everything that was planned, with the live status", async () => {
  const observed = await observe({});

  expect(observed.summary).toMatchObject({ name: "orders-api", health: "Degraded" });
  expect(observed.pods.map(({ metadata }) => metadata.name)).toEqual(["a", "b", "c"]);
  expect(observed.logs[0]).toMatchObject({
    container: "api",
    previous: true,
    lines: [{ content: "boom" }],
  });
  expect(observed.revisions.size).toBe(1);
  expect(observed.gaps).toEqual([]);
  expect(observed).toMatchObject({
    url: "https://argo.example.com/x",
    observedAt: new Date("2026-11-21T09:00:00Z"),
  });
});

test("pods keep the order of the plan, whichever came first", async () => {
  const waiting: (() => void)[] = [];
  const observed = await observe({
    async resource(_, node) {
      if (node.name !== "c") await new Promise<void>((resolve) => waiting.push(resolve));
      else for (const resolve of waiting.reverse()) resolve();
      return crashed(node.name);
    },
  });

  expect(observed.pods.map(({ metadata }) => metadata.name)).toEqual(["a", "b", "c"]);
});

test("every part that fails is a gap in words; the rest is there", async () => {
  const observed = await observe({
    resourceEvents: (_, node) => Promise.reject(forbidden(node.name)),
    resource: async (_, node) => (node.name === "b" ? { metadata: {} } : crashed(node.name)),
    logs: () => Promise.reject(forbidden("the logs")),
    revisionMetadata: () => Promise.reject(forbidden("the commit")),
  });

  expect(observed.pods).toHaveLength(2);
  expect(observed.gaps).toEqual([
    "the state of Pod `b`: Argo CD's answer about Pod `b` does not look like a pod.",
    "the events of Pod `a`, Pod `b`, Pod `c`: No access to a.",
    "the logs of `api` in pod `a`, `api` in pod `c`: No access to the logs.",
    "the commit `717765b`: No access to the commit.",
  ]);
});

test("without a tree the application itself still tells", async () => {
  const observed = await observe({ resourceTree: () => Promise.reject(forbidden("the tree")) });

  expect(observed.tree).toBeUndefined();
  expect(observed.application).toBe(application);
  expect(observed.gaps).toEqual([
    "the resource tree of application `orders-api`: No access to the tree.",
  ]);
});

test("without the application there is nothing to tell", async () => {
  const getApplication = () => Promise.reject(forbidden("it"));

  await expect(observe({ getApplication })).rejects.toThrow("No access to it.");
});

test("what is not there in time is a gap", async () => {
  const observed = await observe({ resourceEvents: untilAborted }, undefined, 50);

  expect(observed.gaps).toContain(
    "the events of Pod `a`, Pod `b`, Pod `c`: not read within the 0.05 s there were",
  );
});

test("an application that is not there in time is said", async () => {
  const error = await observe(
    { getApplication: (target, signal) => untilAborted(target, 0, signal) },
    undefined,
    50,
  ).catch((e) => e);

  expect(error).toBeInstanceOf(ExpectedError);
  expect(error.message).toContain("did not tell about application `orders-api` within 0.05 s");
});

test("the caller's abort is thrown, not told as a gap", async () => {
  const controller = new AbortController();
  const observing = observe(
    {
      resourceEvents(target, node, signal) {
        const pending = untilAborted(target, node, signal);
        controller.abort(new ExpectedError("stopped"));
        return pending;
      },
    },
    controller.signal,
  );

  await expect(observing).rejects.toThrow("stopped");
});

test("a bug is thrown, not told as a gap", async () => {
  const resourceEvents = () => Promise.reject(new TypeError("x is undefined"));

  await expect(observe({ resourceEvents })).rejects.toThrow(TypeError);
});

const drifted = Application.parse({
  metadata: { name: "orders-api" },
  spec: {},
  status: {
    health: { status: "Healthy" },
    sync: { status: "OutOfSync" },
    resources: ["a", "b", "c"].map((name) => ({
      group: "apps",
      kind: "Deployment",
      namespace: "orders",
      name,
      status: "OutOfSync",
    })),
  },
});

test("only of what differs from Git the two sides and the sync windows are read, two objects at most", async () => {
  const asked: unknown[] = [];
  const windows = { activeWindows: [], assignedWindows: [], canSync: false };
  const observed = await observe({
    getApplication: async () => drifted,
    resourceTree: async () => ResourceTree.parse({ nodes: [] }),
    async managedResources(_, filter) {
      asked.push(filter);
      return [ManagedResource.parse({ ...filter, modified: true })];
    },
    syncWindows: async () => windows,
  });

  expect(asked).toEqual(
    ["a", "b"].map((name) => ({ group: "apps", kind: "Deployment", namespace: "orders", name })),
  );
  expect(observed.managed?.map(({ name }) => name)).toEqual(["a", "b"]);
  expect(observed.windows).toBe(windows);
  expect(observed.gaps).toEqual(["how 1 more object differs from Git"]);
});

test("nothing of the kind is asked of an application that fails in another way", async () => {
  const observed = await observe({});

  expect(observed).not.toHaveProperty("managed");
  expect(observed).not.toHaveProperty("windows");
});

test("reads the ApplicationSet that owns it, once, and what waits for a person", async () => {
  const owned = Application.parse({
    metadata: {
      name: "orders-api",
      ownerReferences: [{ kind: "ApplicationSet", name: "orders" }],
    },
    spec: {},
  });
  const rollout = { kind: "Rollout", name: "web", uid: "r", health: { status: "Suspended" } };
  const asked: unknown[] = [];
  const fields: Partial<ArgocdClient> = {
    getApplication: async () => owned,
    resourceTree: async () => ResourceTree.parse({ nodes: [rollout] }),
    applicationSet: async (name, namespace) => {
      asked.push([name, namespace]);
      return { metadata: { name } } as never;
    },
    resourceActions: async () => [
      { name: "resume", displayName: undefined, disabled: false, params: [] },
      { name: "abort", displayName: undefined, disabled: true, params: [] },
    ],
  };

  expect(await observe(fields)).toMatchObject({
    applicationSet: { metadata: { name: "orders" } },
    actions: [{ node: { name: "web" }, available: ["resume"] }],
    gaps: [],
  });
  expect(asked).toEqual([["orders", "argocd"]]);
  const refused = await observe({
    ...fields,
    applicationSet: () => Promise.reject(forbidden("it")),
  });
  expect(refused.gaps).toEqual(["its ApplicationSet `orders`: No access to it."]);
});
