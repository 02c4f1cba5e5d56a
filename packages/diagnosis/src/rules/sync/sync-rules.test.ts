import { describe, expect, it } from "vitest";
import { diagnose } from "../../diagnose.ts";
import { buildObserved, type ObservedSeed } from "../../testing/build-observed.ts";
import { readWaiting } from "./read-waiting.ts";

interface Result {
  readonly kind: string;
  readonly name: string;
  readonly hookType?: string;
  readonly hookPhase?: string;
  readonly syncPhase?: string;
  readonly message?: string;
}

function diagnosisOf(
  phase: string,
  message: string,
  results: readonly Result[] = [],
  seed: Partial<ObservedSeed> = {},
) {
  const resources = results.map((each) => ({ namespace: "shop", status: "Synced", ...each }));
  const operationState = {
    phase,
    message,
    startedAt: "2030-05-04T10:00:00Z",
    syncResult: { revision: "c".repeat(40), resources },
  };
  return diagnose(
    buildObserved({ health: "Missing", sync: "OutOfSync", status: { operationState }, ...seed }),
  );
}

const node = (kind: string, name: string, health?: object) => ({
  kind,
  name,
  namespace: "shop",
  uid: `uid-${name}`,
  ...(health === undefined ? {} : { health }),
});

/** A hook's Job with one pod, its log as given. */
function withJob(name: string, log: readonly string[], state: object): Partial<ObservedSeed> {
  const seed = buildObserved({
    deployments: { [name]: [{ image: "m:1", pods: [{ log, ...state }] }] },
  });
  const [, , pod] = seed.tree?.nodes ?? [];
  if (pod === undefined) throw new Error("no pod");
  return {
    nodes: [
      { ...node("Job", name, { status: "Progressing" }), group: "batch" },
      { ...pod, parentRefs: [{ group: "batch", kind: "Job", namespace: "shop", name }] },
    ],
  };
}

const migrate = { kind: "Job", name: "migrate", hookType: "PreSync", syncPhase: "PreSync" };

describe("group E: syncs that wait or were stopped", () => {
  it.each<[string, string, string, readonly Result[], string, Partial<ObservedSeed>?]>([
    [
      "E1",
      "Running",
      "waiting for completion of hook batch/Job/migrate",
      [{ ...migrate, hookPhase: "Running" }],
      "the sync waits for PreSync hook Job `migrate`, which is still running",
      withJob("migrate", [], { ready: true }),
    ],
    [
      "E1",
      "Running",
      "waiting for completion of hook argoproj.io/Workflow/smoke and 1 more hooks",
      [{ kind: "Workflow", name: "smoke", hookType: "PostSync", hookPhase: "Running" }],
      "the sync waits for PostSync hook Workflow `smoke`",
      { nodes: [node("Workflow", "smoke")] },
    ],
    [
      "E2",
      "Failed",
      "one or more synchronization tasks completed unsuccessfully, reason: Job has reached the specified backoff limit",
      [{ ...migrate, hookPhase: "Failed", message: "Job has reached the specified backoff limit" }],
      "the sync fails: PreSync hook Job `migrate` failed",
    ],
    [
      "E2",
      "Running",
      "one or more synchronization tasks completed unsuccessfully. Retrying attempt #2 at 10:04AM.",
      [
        {
          ...migrate,
          name: "seed",
          hookPhase: "Failed",
          message: "Job was active longer than specified deadline",
        },
      ],
      "the sync fails: PreSync hook Job `seed` failed",
    ],
    [
      "E2",
      "Failed",
      "one or more synchronization tasks completed unsuccessfully",
      [
        {
          kind: "Job",
          name: "tell",
          hookType: "SyncFail",
          syncPhase: "SyncFail",
          hookPhase: "Failed",
        },
        {
          kind: "Pod",
          name: "smoke",
          hookType: "PostSync",
          syncPhase: "PostSync",
          hookPhase: "Failed",
        },
      ],
      "the sync fails: PostSync hook Pod `smoke` failed",
    ],
    [
      "E3",
      "Running",
      "waiting for completion of hook batch/Job/migrate",
      [{ ...migrate, hookPhase: "Running" }],
      "which is not there any more",
    ],
    [
      "E3",
      "Failed",
      "one or more synchronization tasks completed unsuccessfully",
      [
        {
          ...migrate,
          hookPhase: "Error",
          message: "Resource batch/Job/migrate is missing, it might have been deleted",
        },
      ],
      "which is not there any more",
    ],
    [
      "E4",
      "Running",
      "waiting for healthy state of networking.k8s.io/Ingress/door and 2 more resources",
      [{ kind: "Ingress", name: "door", hookPhase: "Running" }],
      "the sync cannot go on",
      { nodes: [node("Ingress", "door", { status: "Progressing" })] },
    ],
    [
      "E4",
      "Running",
      "waiting for healthy state of db.example/Cluster/ledger",
      [{ kind: "Cluster", name: "ledger", hookPhase: "Running" }],
      "it waits for Cluster `ledger` to become healthy",
      { nodes: [node("Cluster", "ledger")] },
    ],
    [
      "E5",
      "Running",
      "waiting for deletion of /PersistentVolumeClaim/data-till-0",
      [],
      "the sync waits for PersistentVolumeClaim `data-till-0` to be deleted",
    ],
    [
      "E5",
      "Running",
      "waiting for deletion of hook batch/Job/migrate",
      [],
      "the sync waits for Job `migrate` to be deleted",
    ],
    [
      "L5",
      "Running",
      "waiting for pruning confirmation of apps/StatefulSet/ledger and 1 more resources",
      [],
      "someone to confirm pruning StatefulSet `ledger` and 1 more",
    ],
    [
      "E6",
      "Running",
      "one or more tasks are unhappy. Retrying attempt #3 at 10:04AM.",
      [],
      "attempt 3",
    ],
    [
      "E7",
      "Failed",
      "operation is terminating due to timeout",
      [],
      "longer than Argo CD's sync timeout",
    ],
    ["E7", "Failed", "Operation terminated", [], "was terminated before it ended"],
    [
      "E7",
      "Failed",
      "Operation terminated",
      [{ ...migrate, hookPhase: "Running" }],
      "was terminated before it ended",
    ],
    [
      "E9",
      "Failed",
      "one or more synchronization tasks completed unsuccessfully",
      [
        {
          kind: "Job",
          name: "tell",
          hookType: "SyncFail",
          syncPhase: "SyncFail",
          hookPhase: "Failed",
        },
      ],
      "its clean-up did too: SyncFail hook Job `tell` failed",
    ],
  ])("%s: %s, %s", (mode, phase, message, results, headline, seed) => {
    const { findings } = diagnosisOf(phase, message, results, seed);
    expect(findings).toMatchObject([{ mode, headline: expect.stringContaining(headline) }]);
    expect(findings[0]?.fix).toMatch(/\w.*\.$/s);
    expect(findings[0]?.evidence.length).toBeGreaterThan(0);
  });

  it.each([
    ["a sync that has only just begun", "Running", ""],
    ["objects that are being applied", "Running", "one or more tasks are running"],
    ["a sync window", "Running", "Sync operation blocked by sync window"],
    ["a controller that could not run it", "Error", "failed to initialize sync context: oops"],
  ])("does not know %s", (_, phase, message) => {
    expect(diagnosisOf(phase, message).findings[0]?.mode).not.toMatch(/^[ABDE]\d/);
  });

  it("says that a failed hook's log is gone, and how to get it", () => {
    const { findings } = diagnosisOf("Failed", "failed", [{ ...migrate, hookPhase: "Failed" }]);
    expect(JSON.stringify(findings[0]?.facts)).toContain("Its log is gone");
    expect(findings[0]?.fix).toContain("read the log of `migrate` while it runs");
  });

  const crashing = [
    {
      image: "w:1",
      pods: [
        {
          waiting: { reason: "CrashLoopBackOff" },
          ended: { reason: "Error", exitCode: 2 },
          restarts: 4,
          log: ["fatal: no such option --pool"],
        },
      ],
    },
  ];

  it("tells the crash that a wave waits for as what keeps the sync, with its cause and fix", () => {
    const proxy = { kind: "Deployment", name: "proxy", hookPhase: "Running" };
    const { findings } = diagnosisOf(
      "Running",
      "waiting for healthy state of apps/Deployment/proxy",
      [proxy],
      { deployments: { proxy: crashing } },
    );
    expect(findings).toMatchObject([
      { mode: "E4", id: expect.stringMatching(/^E4:Deployment\/proxy:/) },
    ]);
    expect(findings[0]?.headline).toMatch(
      /^the sync cannot go on: `proxy` .*no such option --pool/,
    );
    expect(findings[0]?.fix).toContain("terminate it first");
  });

  it("does not blame a crash that the sync does not wait for", () => {
    const other = { kind: "Deployment", name: "proxy", hookPhase: "Running" };
    const running = diagnosisOf("Running", "one or more tasks are running", [other], {
      deployments: { proxy: crashing },
    });
    expect(running.findings.map(({ mode }) => mode)).toEqual(["F5"]);
    const done = diagnosisOf("Succeeded", "successfully synced", [other], {
      deployments: { proxy: crashing },
    });
    expect(done.findings.map(({ mode }) => mode)).toEqual(["F5"]);
  });

  it("names the finalizer of what a sync waits to be deleted", () => {
    const claim = node("PersistentVolumeClaim", "data");
    const seed = buildObserved({ nodes: [claim] }).tree?.nodes[0];
    const objects = seed && [
      { node: seed, manifest: { metadata: { finalizers: ["kubernetes.io/pvc-protection"] } } },
    ];
    const { findings } = diagnosisOf(
      "Running",
      "waiting for deletion of /PersistentVolumeClaim/data",
      [],
      {
        nodes: [claim],
        ...(objects ? { objects } : {}),
      },
    );
    expect(findings[0]?.headline).toContain("held by finalizer `kubernetes.io/pvc-protection`");
  });
});

describe("readWaiting", () => {
  it.each([
    ["waiting for healthy state of /Namespace/a", "health", "Namespace", "a", 0],
    [
      "waiting for completion of hook x.io/Y/z.w and 12 more resources",
      "completion",
      "Y",
      "z.w",
      12,
    ],
    ["waiting for deletion of hook batch/Job/j", "deletion", "Job", "j", 0],
  ])("%s", (message, what, kind, name, more) => {
    expect(readWaiting(message)).toEqual({ for: what, kind, name, more });
  });
});
