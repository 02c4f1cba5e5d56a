import { describe, expect, it } from "vitest";
import { diagnose } from "../../diagnose.ts";
import { buildObserved } from "../../testing/build-observed.ts";
import { withObject } from "../../testing/with-object.ts";

function object(
  group: string,
  kind: string,
  status: string,
  message: string,
  manifest: object = {},
) {
  const node = { group, kind, name: "till", health: { status, message } };
  return diagnose(withObject(buildObserved({ health: status }), { node, manifest })).findings;
}

const hpa = (message: string) =>
  object("autoscaling", "HorizontalPodAutoscaler", "Degraded", message);
const cpu = "the HPA was unable to compute the replica count: failed to get cpu utilization: ";
const resource = "unable to get metrics for resource cpu: ";

describe("J1, an autoscaler that sees nothing", () => {
  it.each([
    [
      `${cpu}${resource}unable to fetch metrics from resource metrics API: the server could not find the requested resource (get pods.metrics.k8s.io)`,
      "it is not this application: the cluster has no metrics API",
      "in-cluster metrics.k8s.io",
    ],
    [
      `${cpu}${resource}unable to fetch metrics from resource metrics API: the server is currently unable to handle the request (get pods.metrics.k8s.io)`,
      "the metrics API (`metrics.k8s.io`) does not answer",
      "in-cluster metrics.k8s.io",
    ],
    [
      "the HPA was unable to compute the replica count: unable to get external metric shop/queue/nil: unable to fetch metrics from external metrics API: the server could not find the requested resource (get queue.external.metrics.k8s.io)",
      "the external metrics API does not answer",
      "in-cluster custom.metrics.k8s.io",
    ],
    [
      `${cpu}missing request for cpu in container main of Pod till-7f-x`,
      "cannot compute: container `main` requests no `cpu`",
      undefined,
    ],
    [
      `failed to get memory utilization: missing request for memory in container side of Pod barn-1`,
      "container `side` requests no `memory`",
      undefined,
    ],
    [
      `${cpu}${resource}no metrics returned from resource metrics API`,
      "gets no metrics of its pods",
      undefined,
    ],
    [
      `the HPA controller was unable to get the target's current scale: deployments/scale.apps "tilll" not found`,
      "scales what is not there: `tilll`",
      undefined,
    ],
    [
      "the HPA was unable to compute the replica count: invalid metrics (1 invalid out of 1), first error is: failed to get object metric value",
      "cannot compute: `failed to get object metric value`",
      undefined,
    ],
    [
      "the HPA target's spec.selector overlaps: pods by selector are controlled by multiple HPAs: [shop/a shop/b]",
      "shares its pods with another autoscaler",
      undefined,
    ],
  ])("%s", (message, says, shared) => {
    const [finding] = hpa(message);
    expect(finding).toMatchObject({ mode: "J1", headline: expect.stringContaining(says) });
    expect(finding?.shared?.name).toBe(shared);
  });

  it("leaves what it does not know to be quoted", () => {
    expect(hpa("something else entirely")[0]?.mode).toBe("?");
  });
});

it.each([
  [
    "Degraded",
    "ScaledObject doesn't have correct triggers specification",
    "cannot scale",
    "warning",
  ],
  [
    "Degraded",
    "At least one trigger is falling back on this scaled object",
    "keeps its fallback",
    "warning",
  ],
  ["Suspended", "ScaledObject is paused", "is paused", "info"],
])("J3: a ScaledObject is %s: %s", (status, message, says, severity) => {
  expect(object("keda.sh", "ScaledObject", status, message)).toMatchObject([
    { mode: "J3", severity, headline: expect.stringContaining(says) },
  ]);
});

const template = { spec: { containers: [{ image: "r/till:2.0.0" }] } };
const canary = (steps: readonly object[], currentStepIndex: number, more: object = {}) => ({
  spec: { replicas: 4, strategy: { canary: { steps } }, template, ...more },
  status: {
    currentStepIndex,
    availableReplicas: 4,
    pauseConditions: [{ reason: "CanaryPauseStep" }],
  },
});
const rollout = (status: string, message: string, manifest: object = {}) =>
  object("argoproj.io", "Rollout", status, message, manifest);

describe("J5, a rollout that waits", () => {
  it.each([
    [
      "CanaryPauseStep",
      canary([{ setWeight: 10 }, { pause: {} }, { setWeight: 50 }], 1),
      "the rollout of `2.0.0` is paused at step 2 of 3 (10 %), and it waits for someone to promote it",
    ],
    [
      "CanaryPauseStep",
      canary([{ setWeight: 20 }, { pause: { duration: "10m" } }], 1),
      "the rollout of `2.0.0` is paused at step 2 of 2 (20 %), and it goes on by itself after `10m`",
    ],
    [
      "BlueGreenPause",
      { spec: { strategy: { blueGreen: { activeService: "till" } }, template } },
      "the rollout of `2.0.0` is paused before its promotion, and it waits for someone to promote it",
    ],
    [
      "InconclusiveAnalysisRun",
      canary([{ setWeight: 5 }], 0),
      "its analysis was inconclusive, and someone has to decide",
    ],
    [
      "Rollout is paused",
      {},
      "the rollout of the new version is paused, and it waits for someone to promote it",
    ],
  ])("%s: %#", (message, manifest, says) => {
    expect(rollout("Suspended", message, manifest)).toMatchObject([
      {
        mode: "J5",
        severity: "info",
        headline: expect.stringContaining(says),
        fix: expect.stringContaining("resume"),
      },
    ]);
  });

  it("names the actions that Argo CD offers for it, and no other", () => {
    const node = {
      group: "argoproj.io",
      kind: "Rollout",
      name: "till",
      health: { status: "Suspended", message: "CanaryPauseStep" },
    };
    const seen = withObject(buildObserved({ health: "Suspended" }), { node, manifest: {} });
    const fixWith = (...available: string[]) => {
      const actions = (seen.tree?.nodes ?? []).map((each) => ({ node: each, available }));
      return diagnose({ ...seen, actions }).findings[0]?.fix;
    };
    expect(fixWith("abort", "promote-full", "restart")).toBe(
      "Look at how the new version does, then promote it at once (resource action `promote-full`) or abort it (`abort`).",
    );
    expect(fixWith("restart")).toMatch(/Argo CD offers no action for it/);
  });

  it("is not a rollout that is under way", () => {
    expect(rollout("Progressing", "more replicas need to be updated")[0]?.mode).toBe("?");
  });
});

const metric = 'Metric "latency" assessed Failed due to failed (2) > failureLimit (1)';
const run = (phase: string, measurements: readonly object[], message = metric) => ({
  node: {
    group: "argoproj.io",
    kind: "AnalysisRun",
    name: "till-5d-3",
    createdAt: "2030-05-04T10:01:00Z",
    parentRefs: [{ group: "argoproj.io", kind: "Rollout", namespace: "shop", name: "till" }],
    health: { status: "Degraded", message },
  },
  manifest: {
    spec: { metrics: [{ name: "latency", failureCondition: "result[0] > 0.5" }] },
    status: { metricResults: [{ name: "latency", phase, measurements }] },
  },
});

describe("J4, a rollout that was aborted", () => {
  const aborted = (message: string, analysis?: ReturnType<typeof run>) => {
    const node = {
      group: "argoproj.io",
      kind: "Rollout",
      name: "till",
      health: { status: "Degraded", message },
    };
    const observed = withObject(buildObserved({}), { node, manifest: canary([], 0) });
    return diagnose(analysis === undefined ? observed : withObject(observed, analysis)).findings;
  };
  const message = `RolloutAborted: Rollout aborted update to revision 3: ${metric}`;

  it("tells what was measured against what", () => {
    const [finding, ...rest] = aborted(
      message,
      run("Failed", [
        { phase: "Failed", value: "[0.61]" },
        { phase: "Failed", value: "[0.72]" },
      ]),
    );
    expect(rest).toEqual([]);
    expect(finding).toMatchObject({
      mode: "J4",
      resource: { kind: "Rollout", name: "till" },
      version: "2.0.0",
      headline:
        "the rollout of `2.0.0` was aborted: metric `latency` measured `[0.72]`, and fails at `result[0] > 0.5`; the stable version serves all traffic",
    });
  });

  it("tells a metric that could not be measured from one that was missed", () => {
    const told =
      'Metric "latency" assessed Error due to consecutiveErrors (5) > consecutiveErrorLimit (4): "Error Message: reflect: slice index out of range"';
    const analysis = run(
      "Error",
      [{ phase: "Error", message: "reflect: slice index out of range" }],
      told,
    );
    const [finding] = aborted(
      `RolloutAborted: Rollout aborted update to revision 3: ${told}`,
      analysis,
    );
    expect(finding).toMatchObject({
      mode: "J4",
      headline: expect.stringContaining("metric `latency` could not be measured"),
    });
    expect(finding?.fix).toContain("Repair what metric `latency` asks");
  });

  it.each(["Rollout is aborted", "RolloutAborted: Rollout aborted update to revision 12"])(
    "says no more than Argo Rollouts does: %s",
    (message) => {
      expect(aborted(message)).toMatchObject([
        {
          mode: "J4",
          headline: "the rollout of `2.0.0` was aborted; the stable version serves all traffic",
        },
      ]);
    },
  );

  it("takes the analyses of earlier rollouts for history", () => {
    const node = {
      group: "argoproj.io",
      kind: "Rollout",
      name: "till",
      health: { status: "Healthy" },
    };
    const observed = withObject(buildObserved({ health: "Healthy" }), { node });
    expect(diagnose(withObject(observed, run("Failed", []))).findings).toEqual([]);
  });
});

it("J8: an analysis that stands alone", () => {
  const { node, manifest } = run(
    "Error",
    [{ phase: "Error", message: 'Get "http://prom.test": no such host' }],
    "Analysis run had an error",
  );
  const observed = withObject(buildObserved({}), { node: { ...node, parentRefs: [] }, manifest });
  expect(diagnose(observed).findings).toMatchObject([
    {
      mode: "J8",
      headline: "AnalysisRun `till-5d-3` could not measure: metric `latency` could not be measured",
    },
  ]);
});

it.each([
  ["J6", 'ProgressDeadlineExceeded: ReplicaSet "till-5d" has timed out progressing.', "gave up"],
  [
    "J7",
    `InvalidSpec: The Rollout "till" is invalid: spec.strategy.strategy: Required value: Rollout has missing field '.spec.strategy.canary or .spec.strategy.blueGreen'`,
    "is not valid",
  ],
  [
    "J7",
    `InvalidSpec: The Rollout "till" is invalid: spec.strategy.canary.steps[0].analysis.templates: Invalid value: "ok": AnalysisTemplate 'ok' not found`,
    "names AnalysisTemplate `ok`, which is not there",
  ],
  [
    "J7",
    `InvalidSpec: The Rollout "till" is invalid: spec.strategy.canary.canaryService: Invalid value: "till-canary": service "till-canary" not found`,
    "names service `till-canary`",
  ],
])("%s: %s", (mode, message, says) => {
  expect(rollout("Degraded", message)).toMatchObject([
    { mode, headline: expect.stringContaining(says) },
  ]);
});
