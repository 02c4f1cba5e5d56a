import { loadWorld } from "@lynceus/standins";
import { describe, expect, it } from "vitest";
import { diagnose } from "../diagnose.ts";
import { listTroubles } from "../list-troubles.ts";
import { buildScene } from "../scene/scene.ts";
import { buildObserved } from "../testing/build-observed.ts";
import { observeWorld } from "../testing/observe-world.ts";
import { describeUnrecognised } from "./describe-unrecognised.ts";

function findingOf(world: string, name: string) {
  const observed = observeWorld(loadWorld(world), name);
  if (observed === undefined) throw new Error(`no ${name}`);
  const { findings } = diagnose(observed);
  expect(findings).toHaveLength(1);
  return findings[0];
}

/** As it would be told if no rule knew it. */
function describedOf(world: string, name: string) {
  const observed = observeWorld(loadWorld(world), name);
  if (observed === undefined) throw new Error(`no ${name}`);
  const scene = buildScene(observed);
  const [trouble, ...rest] = listTroubles(scene);
  expect(rest).toEqual([]);
  if (trouble === undefined) throw new Error(`no trouble with ${name}`);
  return describeUnrecognised(trouble, scene);
}

describe("what no rule knows is told in the words of Argo CD and Kubernetes", () => {
  it.each([
    [
      "namespace-terminating",
      "campaigns",
      "warning",
      /^the sync fails: Service, Deployment `campaigns` are refused: .*because it is being terminated`$/,
    ],
    [
      "auto-sync-would-empty",
      "catalog-import",
      "warning",
      /^auto-sync does not start: .*will wipe out all resources`$/,
    ],
    [
      "deletion-stuck",
      "legacy-gateway",
      "info",
      /^it is being deleted, and `legacy-gateway-state` is still there$/,
    ],
    [
      "prune-required",
      "search-index",
      "info",
      /^it differs from Git: ConfigMap `search-index-legacy`$/,
    ],
  ])("%s", (world, name, severity, headline) => {
    const finding = describedOf(world, name);
    expect(finding).toMatchObject({
      mode: "?",
      severity,
      headline: expect.stringMatching(headline),
    });
    expect(finding).not.toHaveProperty("fix");
  });

  it("does not blame the scheduler for a pod that has its node", () => {
    const warnings = [
      "FailedScheduling: 0/3 nodes are available: 3 Insufficient cpu.",
      'FailedMount: MountVolume.SetUp failed for volume "v" : secret "x" not found',
    ];
    const pods = [{ waiting: { reason: "ContainerCreating" }, warnings }];
    const [finding] = diagnose(
      buildObserved({ deployments: { shop: [{ image: "w:1", pods }] } }),
    ).findings;
    expect(finding?.headline).toBe(
      "the application cannot start: Secret `x` that it needs does not exist in namespace `shop`",
    );
    expect(JSON.stringify(finding)).not.toContain("Insufficient");
  });

  it("says nothing twice", () => {
    const told = findingOf("cluster-unreachable", "edge-router")?.facts ?? [];
    expect(told.filter(({ text }) => text.includes("connection refused"))).toHaveLength(1);
  });

  it("finds no trouble in a Job that came through at its second try", () => {
    const job = { group: "batch", kind: "Job", namespace: "shop", name: "seed" };
    const nodes = [
      { ...job, uid: "j", health: { status: "Healthy" } },
      {
        kind: "Pod",
        namespace: "shop",
        name: "seed-abcde",
        uid: "p",
        parentRefs: [{ ...job, uid: "j" }],
        info: [{ name: "Status Reason", value: "Error" }],
        health: { status: "Degraded", message: "failed with exit code 1" },
      },
    ];
    expect(diagnose(buildObserved({ health: "Healthy", nodes })).findings).toEqual([]);
  });

  it("takes no ReplicaSet that is under way for a failure beside its pods' own", () => {
    const set = {
      group: "apps",
      kind: "ReplicaSet",
      namespace: "shop",
      name: "shop-old",
      uid: "old",
      parentRefs: [{ group: "apps", kind: "Deployment", namespace: "shop", name: "shop" }],
      health: { status: "Progressing", message: "Waiting for rollout to finish" },
    };
    const pods = [{ waiting: { reason: "CreateContainerConfigError", message: "no such key" } }];
    const deployments = { shop: [{ image: "w:1", pods }] };
    expect(diagnose(buildObserved({ deployments, nodes: [set] })).findings).toHaveLength(1);
  });

  it("says what the log of a failed hook says, and what a running one waits for", () => {
    expect(JSON.stringify(findingOf("presync-hook-failed", "billing")?.facts)).toContain(
      "already exists",
    );
    expect(JSON.stringify(findingOf("hook-running", "statements")?.facts)).toContain(
      "waiting for lock",
    );
  });

  it("says that a failed hook's log is gone with its pod", () => {
    const hook = {
      kind: "Job",
      name: "migrate",
      status: "Synced",
      hookType: "PreSync",
      hookPhase: "Failed",
      message: "Job has reached the specified backoff limit",
    };
    const operationState = {
      phase: "Failed",
      message: "failed",
      syncResult: { resources: [hook] },
    };
    const { unchecked } = diagnose(
      buildObserved({ health: "Missing", sync: "OutOfSync", status: { operationState } }),
    );
    expect(unchecked).toEqual(["the log of hook `migrate`: its pod is gone from the cluster"]);
  });

  it("joins pods with the unhealthy object they wait for", () => {
    const facts = JSON.stringify(findingOf("external-secret-denied", "card-vault")?.facts);
    expect(facts).toContain("permission denied");
    expect(JSON.stringify(findingOf("pvc-pending", "reports-db")?.facts)).toContain("fast-ssd");
  });

  it("names the missing image of a hook's job, as of any other pod", () => {
    const message = 'failed to resolve reference "r.example/m:9": r.example/m:9: not found';
    const hook = { kind: "Job", group: "batch", namespace: "shop", name: "migrate" };
    const operationState = {
      phase: "Running",
      message: "waiting for completion of hook batch/Job/migrate",
      syncResult: {
        resources: [{ ...hook, hookType: "PreSync", hookPhase: "Running", status: "Synced" }],
      },
    };
    const nodes = [
      { ...hook, uid: "j", health: { status: "Progressing" } },
      {
        kind: "Pod",
        namespace: "shop",
        name: "migrate-abcde",
        uid: "p",
        images: ["r.example/m:9"],
        parentRefs: [{ ...hook, uid: "j" }],
        info: [{ name: "Status Reason", value: "ImagePullBackOff" }],
        health: { status: "Degraded", message },
      },
      { kind: "Service", namespace: "shop", name: "web", health: { status: "Missing" } },
    ];
    const { findings } = diagnose(
      buildObserved({ health: "Missing", sync: "OutOfSync", status: { operationState }, nodes }),
    );
    expect(findings).toMatchObject([
      { mode: "F1", headline: "job `migrate` cannot pull its image" },
    ]);
    expect(JSON.stringify(findings[0]?.facts)).toContain("`web` is not created yet");
  });

  it("says when a container restarts every few minutes though Argo CD calls it Healthy", () => {
    const pods = [{ ready: true, restarts: 12, ended: { reason: "OOMKilled", exitCode: 137 } }];
    const { findings } = diagnose(
      buildObserved({
        health: "Healthy",
        deployments: { shop: [{ image: "w:1", pods }] },
        rolledOut: true,
      }),
    );
    expect(findings).toMatchObject([
      {
        mode: "F7",
        headline:
          "the running version (`1`) runs out of memory: OOMKilled without a limit of its own, 12 restarts",
      },
    ]);
  });
});
