import { describe, expect, it } from "vitest";
import { diagnose } from "../../diagnose.ts";
import { buildObserved } from "../../testing/build-observed.ts";

function findingOf(message: string, kind = "Deployment", phase = "Failed") {
  const refused = {
    group: "apps",
    version: "v1",
    kind,
    namespace: "shop",
    name: "till",
    status: "SyncFailed",
    hookPhase: "Failed",
    message,
  };
  const operationState = {
    phase,
    message: "one or more objects failed to apply",
    startedAt: "2030-05-04T10:00:00Z",
    syncResult: { revision: "a".repeat(40), resources: [refused] },
  };
  const deployments = { till: [{ image: "w:1", pods: [{}, {}] }] };
  return diagnose(
    buildObserved({
      health: "Healthy",
      sync: "OutOfSync",
      status: { operationState },
      deployments,
    }),
  ).findings[0];
}

describe("D1, immutable selector", () => {
  it.each([
    [
      "today's API server",
      'error when patching "/dev/shm/1": Deployment.apps "till" is invalid: spec.selector: Invalid value: {"matchLabels":{"app":"x"}}: field is immutable',
      '`{"matchLabels":{"app":"x"}}`',
    ],
    [
      "an older one",
      'Deployment.apps "till" is invalid: spec.selector: Invalid value: v1.LabelSelector{MatchLabels:map[string]string{"app":"x"}, MatchExpressions:[]v1.LabelSelectorRequirement(nil)}: field is immutable',
      '`v1.LabelSelector{MatchLabels:map[string]string{"app":"x"}, MatchExpressions:[]v1.LabelSelectorRequirement(nil)}`',
    ],
  ])("is recognised in the words of %s", (_, message, selector) => {
    const finding = findingOf(message);
    expect(finding).toMatchObject({
      id: "D1:Deployment/till:new-revision",
      headline:
        "the sync fails: the selector of Deployment `till` was changed, and it is immutable",
    });
    expect(finding?.facts[0]?.text).toContain(selector);
    expect(finding?.facts.at(-1)?.text).toBe("What runs is untouched: 2 of 2 pods ready");
    expect(finding?.fix).toContain("`Replace=true,Force=true` (downtime)");
  });

  it("is recognised while Argo CD still retries", () => {
    const message =
      'Deployment.apps "till" is invalid: spec.selector: Invalid value: {}: field is immutable';
    expect(findingOf(message, "Deployment", "Running")?.mode).toBe("D1");
  });

  it.each([
    [
      "a Job's template",
      'Job.batch "till" is invalid: spec.template: Invalid value: {}: field is immutable',
      "Job",
    ],
    [
      "a StatefulSet",
      "StatefulSet.apps \"till\" is invalid: spec: Forbidden: updates to statefulset spec for fields other than 'replicas' are forbidden",
      "StatefulSet",
    ],
    ["a webhook", 'admission webhook "v.k" denied the request: selector', "Deployment"],
  ])("is not claimed for %s", (_, message, kind) => {
    expect(findingOf(message, kind)?.mode).toMatch(/^D[238]$/);
  });
});
