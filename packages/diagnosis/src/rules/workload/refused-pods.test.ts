import { describe, expect, it } from "vitest";
import { diagnose } from "../../diagnose.ts";
import { buildObserved } from "../../testing/build-observed.ts";
import { withObject } from "../../testing/with-object.ts";

/** What makes pods says what it was told: ReplicaSets and Jobs as `Error creating`, StatefulSets in more words. */
function findingOf(kind: "ReplicaSet" | "StatefulSet" | "DaemonSet" | "Job", event: string) {
  const group = kind === "Job" ? "batch" : "apps";
  const node = { group, kind, name: "till", health: { status: "Progressing" } };
  const { findings } = diagnose(
    withObject(buildObserved({ health: "Progressing" }), {
      node,
      events: [`FailedCreate: ${event}`],
    }),
  );
  expect(findings).toHaveLength(1);
  return findings[0];
}

describe("F9, quota and limit range", () => {
  it.each([
    [
      "ReplicaSet",
      'Error creating: pods "till-6d-x" is forbidden: exceeded quota: team-a, requested: limits.cpu=2,limits.memory=1Gi, used: limits.cpu=7,limits.memory=8Gi, limited: limits.cpu=8,limits.memory=8Gi',
      "quota `team-a` (`limits.cpu=8,limits.memory=8Gi`) has no room for more",
    ],
    [
      "StatefulSet",
      'create Pod till-0 in StatefulSet till failed error: pods "till-0" is forbidden: exceeded quota: pods, requested: pods=1, used: pods=10, limited: pods=10',
      "quota `pods` (`pods=10`) has no room for more",
    ],
    [
      "StatefulSet",
      'create Claim data-till-0 for Pod till-0 in StatefulSet till failed error: persistentvolumeclaims "data-till-0" is forbidden: exceeded quota: disks, requested: requests.storage=50Gi, used: requests.storage=80Gi, limited: requests.storage=100Gi',
      "quota `disks` (`requests.storage=100Gi`) has no room for more",
    ],
    [
      "Job",
      'Error creating: pods "till-x" is forbidden: failed quota: team-a: must specify limits.cpu for: main; limits.memory for: main',
      "quota `team-a` wants `limits.cpu for: main; limits.memory for: main` to be set",
    ],
    [
      "DaemonSet",
      'Error creating: pods "till-x" is forbidden: [maximum cpu usage per Pod is 2, but limit is 3, maximum memory usage per Container is 1Gi, but limit is 2Gi]',
      "the namespace's LimitRange wants at most `2` cpu per pod, and it is `3`",
    ],
    [
      "ReplicaSet",
      'Error creating: pods "till-x" is forbidden: minimum memory usage per Container is 128Mi.  No request is specified',
      "the namespace's LimitRange wants at least `128Mi` memory per container, and none is set",
    ],
    [
      "ReplicaSet",
      'Error creating: pods "till-x" is forbidden: cpu max limit to request ratio per Container is 4, but provided ratio is 10.000000',
      "the namespace's LimitRange wants a limit to request ratio of `4` cpu per container, and it is `10.000000`",
    ],
  ] as const)("%s: %s", (kind, event, why) => {
    const finding = findingOf(kind, event);
    expect(finding).toMatchObject({
      mode: "F9",
      headline: expect.stringContaining(`refuses its pods of ${kind} \`till\`: ${why}`),
    });
    expect(finding?.evidence[0]?.excerpt).toBe(event);
  });

  it("says how much is asked for, used and allowed", () => {
    const finding = findingOf(
      "ReplicaSet",
      'Error creating: pods "till-x" is forbidden: exceeded quota: q, requested: cpu=1, used: cpu=4, limited: cpu=4',
    );
    expect(finding?.facts[0]?.text).toBe("Requested `cpu=1`, used `cpu=4` of `cpu=4`");
  });
});

describe("F10, admission", () => {
  it.each([
    [
      "DaemonSet",
      'Error creating: pods "till-x" is forbidden: violates PodSecurity "baseline:v1.30": host namespaces (hostNetwork=true), hostPath volumes (volumes "proc", "sys")',
      "PodSecurity `baseline` does not allow host namespaces, hostPath volumes",
    ],
    [
      "ReplicaSet",
      'Error creating: pods "till-x" is forbidden: error looking up service account shop/till: serviceaccount "till" not found',
      "service account `till` does not exist",
    ],
    [
      "ReplicaSet",
      'Error creating: admission webhook "validation.gatekeeper.sh" denied the request: [must-have-owner] you must provide labels: {"owner"}',
      'admission webhook `validation.gatekeeper.sh` denies them: `[must-have-owner] you must provide labels: {"owner"}`',
    ],
    [
      "Job",
      'Error creating: Internal error occurred: failed calling webhook "sidecar.istio.io": failed to call webhook: Post "https://istiod.istio-system.svc:443/inject": no endpoints available for service "istiod"',
      "admission webhook `sidecar.istio.io` does not answer",
    ],
    [
      "StatefulSet",
      'create Pod till-0 in StatefulSet till failed error: pods "till-0" is forbidden: unable to validate against any security context constraint: [provider "anyuid": Forbidden: not usable by user or serviceaccount]',
      "no security context constraint allows what they ask for",
    ],
    [
      "ReplicaSet",
      'Error creating: pods "till-x" is forbidden: no PriorityClass with name critical was found',
      "`no PriorityClass with name critical was found`",
    ],
  ] as const)("%s: %s", (kind, event, why) => {
    expect(findingOf(kind, event)).toMatchObject({
      mode: "F10",
      severity: "critical",
      headline: expect.stringContaining(why),
    });
  });

  it("is not claimed for a right that a controller lacks", () => {
    const event =
      'Error creating: pods is forbidden: User "system:serviceaccount:kube-system:replicaset-controller" cannot create resource "pods"';
    expect(findingOf("ReplicaSet", event)?.mode).toBe("?");
  });

  it("tells the new revision from the one that runs", () => {
    const owner = {
      group: "apps",
      kind: "Deployment",
      namespace: "shop",
      name: "shop",
      uid: "uid-shop",
    };
    const node = {
      group: "apps",
      kind: "ReplicaSet",
      name: "shop-new",
      createdAt: "2030-05-04T10:05:00Z",
      parentRefs: [owner],
      health: {
        status: "Degraded",
        message:
          'pods "shop-new-x" is forbidden: violates PodSecurity "restricted:latest": privileged (container "main")',
      },
    };
    const deployments = { shop: [{ image: "w:1", pods: [{}, {}] }] };
    const [finding] = diagnose(withObject(buildObserved({ deployments }), { node })).findings;
    expect(finding).toMatchObject({
      mode: "F10",
      subject: "new-revision",
      severity: "warning",
      headline:
        "Kubernetes refuses the new revision's pods: PodSecurity `restricted` does not allow privileged",
    });
  });
});
