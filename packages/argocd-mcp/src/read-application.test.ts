import { Application, type RevisionMetadata } from "@lynceus/argocd";
import { GetApplicationResult } from "@lynceus/contract";
import { expect, test } from "vitest";
import { readApplication } from "./read-application.ts";
import { summary } from "./testing/fake-fleet.ts";

const resource = (name: string, fields: object) => ({
  kind: "Deployment",
  group: "apps",
  name,
  ...fields,
});

function read(
  { spec, ...status }: Record<string, unknown> = {},
  commits: ReadonlyMap<string, RevisionMetadata> = new Map(),
) {
  const application = Application.parse({
    metadata: { name: "orders-api" },
    spec: spec ?? {},
    status,
  });
  return GetApplicationResult.parse(readApplication(summary("orders-api"), application, commits));
}

test("the live status wins over the index", () => {
  const { application } = read({
    health: { status: "Degraded" },
    sync: { status: "OutOfSync" },
    operationState: { phase: "Failed" },
  });

  expect(application).toMatchObject({ health: "Degraded", sync: "OutOfSync", operation: "Failed" });
});

test("lists what is unhealthy, unsynced or refused, worst first, with the reason", () => {
  const { unhealthyResources, resourceCount } = read({
    resources: [
      resource("fine", { status: "Synced", health: { status: "Healthy" } }),
      resource("drifted", { status: "OutOfSync", health: { status: "Healthy" } }),
      resource("refused", { status: "OutOfSync", health: { status: "Missing" } }),
      resource("broken", { status: "Synced", health: { status: "Degraded", message: "exceeded" } }),
    ],
    operationState: {
      phase: "Failed",
      syncResult: {
        resources: [
          resource("refused", { status: "SyncFailed", message: "field is immutable" }),
          resource("gone", { status: "SyncFailed", message: "no kind" }),
        ],
      },
    },
  });

  expect(resourceCount).toBe(4);
  expect(unhealthyResources.map(({ name, message }) => [name, message])).toEqual([
    ["broken", "exceeded"],
    ["refused", "field is immutable"],
    ["drifted", undefined],
    ["gone", "no kind"],
  ]);
});

test("history is newest first, with its commit; a time that is none is left out", () => {
  const entry = (revision: string, deployedAt: string, initiatedBy: object) => ({
    revision,
    deployedAt,
    initiatedBy,
  });
  const { history } = read(
    {
      history: [
        entry("a1", "2026-11-20T08:00:00Z", { username: "ivo" }),
        entry("b2", "yesterday", { automated: true }),
      ],
    },
    new Map([["b2", { author: "Noor", message: "5.2.0", date: "2026-11-21T08:00:00Z", tags: [] }]]),
  );

  expect(history).toEqual([
    {
      revision: "b2",
      author: "Noor",
      message: "5.2.0",
      date: "2026-11-21T08:00:00Z",
      initiatedBy: "true",
    },
    { revision: "a1", deployedAt: "2026-11-20T08:00:00Z", initiatedBy: "ivo" },
  ]);
});

test("several sources are told with all their revisions", () => {
  const { source, revision } = read({
    spec: {
      sources: [
        { repoURL: "https://a", chart: "web" },
        { repoURL: "https://b", path: "x" },
      ],
    },
    sync: { revisions: ["1.2.0", "f00"] },
  });

  expect(source).toEqual([
    { repoURL: "https://a", chart: "web" },
    { repoURL: "https://b", path: "x" },
  ]);
  expect(revision).toBe("1.2.0, f00");
});

test("evidence is verbatim with its place", () => {
  const { evidence } = read({
    conditions: [{ type: "SyncError", message: "Failed last sync" }],
    operationState: {
      phase: "Failed",
      message: "one or more objects failed",
      finishedAt: "2026-11-21T08:00:00Z",
      syncResult: { resources: [resource("web", { status: "SyncFailed", message: "immutable" })] },
    },
  });

  expect(evidence).toEqual([
    {
      object: "Application orders-api",
      field: "status.conditions[0].message",
      excerpt: "Failed last sync",
    },
    {
      object: "Application orders-api",
      field: "status.operationState.message",
      excerpt: "one or more objects failed",
      at: "2026-11-21T08:00:00Z",
    },
    {
      object: "Application orders-api",
      field: "status.operationState.syncResult Deployment/web",
      excerpt: "immutable",
    },
  ]);
});

test("long lists are bounded and say how much is missing", () => {
  const { unhealthyResources, history, leftOut } = read({
    resources: Array.from({ length: 80 }, (_, at) => resource(`r${at}`, { status: "OutOfSync" })),
    history: Array.from({ length: 14 }, (_, at) => ({ revision: `r${at}` })),
  });

  expect(unhealthyResources).toHaveLength(50);
  expect(history).toHaveLength(10);
  expect(leftOut?.count).toBe(34);
});
