import { describe, expect, it } from "vitest";
import { Application } from "../schema.ts";
import { summarise } from "./summarise.ts";

const prod = { name: "prod-eu", environment: "prod" };

function of(given: {
  labels?: Record<string, string>;
  deletionTimestamp?: string;
  spec?: object;
  status?: object;
}) {
  const { labels, deletionTimestamp, spec, status } = given;
  const metadata = { name: "web", namespace: "argocd", labels, deletionTimestamp };
  return summarise(
    Application.parse({ metadata, spec: { project: "shop", ...spec }, status }),
    prod,
  );
}

it("puts an application into one line", () => {
  const spec = {
    destination: { server: "https://kubernetes.default.svc", namespace: "web-prod" },
    syncPolicy: { automated: {} },
  };
  const status = {
    health: { status: "Degraded" },
    sync: { status: "OutOfSync" },
    operationState: { phase: "Succeeded", message: "successfully synced (all tasks run)" },
  };
  expect(of({ spec, status })).toEqual({
    instance: "prod-eu",
    namespace: "argocd",
    name: "web",
    project: "shop",
    environment: "prod",
    health: "Degraded",
    sync: "OutOfSync",
    operation: "Succeeded",
    cluster: "in-cluster",
    destinationNamespace: "web-prod",
    autoSync: true,
    deleting: false,
  });
});

it("reads a new application, whose status is still empty, as Unknown", () => {
  const status = { health: {}, sync: { status: "" }, operationState: null };
  expect(of({ status })).toMatchObject({ health: "Unknown", sync: "Unknown", cluster: "" });
  expect(of({ status })).not.toHaveProperty("operation");
});

it.each([
  [{ env: "staging" }, "staging"],
  [{ environment: "qa" }, "qa"],
  [{ env: " ", environment: "qa" }, "qa"],
  [{ team: "x" }, "prod"],
])("takes the environment from labels %j, else from the instance", (labels, environment) => {
  expect(of({ labels }).environment).toBe(environment);
});

it.each([
  [{ name: "eu-3", server: "https://x" }, "eu-3"],
  [{ server: "https://eu-3.example:6443" }, "eu-3.example:6443"],
  [{ server: "https://eu-3.example" }, "eu-3.example"],
  [{ server: "eu 3" }, "eu 3"],
])("calls the cluster of %j %s", (destination, cluster) => {
  expect(of({ spec: { destination } }).cluster).toBe(cluster);
});

it.each([
  [undefined, false],
  [{ automated: null }, false],
  [{ automated: { enabled: false, prune: true } }, false],
  [{ automated: { enabled: true } }, true],
  [{ automated: { prune: true } }, true],
])("reads auto-sync of %j as %s", (syncPolicy, autoSync) => {
  expect(of({ spec: { syncPolicy } }).autoSync).toBe(autoSync);
});

it("says that it is being deleted", () => {
  expect(of({ deletionTimestamp: "2026-11-21T08:00:00Z" }).deleting).toBe(true);
});

describe("the reason", () => {
  const condition = (type: string, message: string) => ({ type, message });
  const operation = (phase: string, message: string) => ({ phase, message });
  const reason = (conditions: object[], operationState?: object) =>
    of({ status: { conditions, operationState } }).reason;

  it("is the worst: comparison before operation before warning", () => {
    const warning = condition("SharedResourceWarning", "shared");
    const comparison = condition("ComparisonError", "app path does not exist");
    const sync = condition("SyncError", "Failed last sync attempt to [4f6]: nope");
    const failed = operation("Failed", "field is immutable");
    expect(reason([warning, sync, comparison], failed)).toBe("app path does not exist");
    expect(reason([warning, sync], failed)).toBe("field is immutable");
    expect(reason([warning, sync], operation("Succeeded", "all fine"))).toBe("nope");
    expect(reason([warning], operation("Running", "waiting for hook"))).toBe("waiting for hook");
    expect(reason([warning], operation("Succeeded", "all fine"))).toBe("shared");
    expect(reason([], operation("Succeeded", "all fine"))).toBeUndefined();
  });

  it("prefers a telling condition to an operation that only says it failed", () => {
    const generic = "one or more synchronization tasks completed unsuccessfully";
    const sync = condition(
      "SyncError",
      "Skipping sync attempt to [e05]: auto-sync will wipe out all",
    );
    expect(reason([sync], operation("Failed", generic))).toMatch(/auto-sync will wipe out all/);
    expect(reason([], operation("Failed", generic))).toBe(generic);
  });

  it.each([
    [
      "Failed to load target state: failed to generate manifest for source 1 of 1: rpc error: code = Unknown desc = Manifest generation error (cached): failed to execute helm template command: failed running helm: `helm template . --name-template x` failed exit status 1: Error: open values-prod.yaml: no such file or directory",
      "open values-prod.yaml: no such file or directory",
    ],
    [
      'one or more objects failed to apply, reason: namespaces "x" not found (retried 1 times).',
      'namespaces "x" not found',
    ],
    ["first line\nsecond line", "first line"],
    ["chart/deployment.yaml:18:32\n  nil pointer", "chart/deployment.yaml:18:32 nil pointer"],
    ["\n\n \u001b[31mred\u0007 alert\u202e", "red alert"],
    ["Error: ", "Error:"],
  ])("leaves out what stands before the cause: %j", (message, expected) => {
    expect(reason([condition("ComparisonError", message)])).toBe(expected);
  });

  it("is bounded", () => {
    expect(reason([condition("UnknownError", "x".repeat(5000))])).toBe(`${"x".repeat(199)}…`);
  });
});
