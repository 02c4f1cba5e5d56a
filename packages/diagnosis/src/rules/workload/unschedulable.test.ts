import { describe, expect, it } from "vitest";
import { diagnose } from "../../diagnose.ts";
import { asKind } from "../../testing/as-kind.ts";
import { buildObserved } from "../../testing/build-observed.ts";

const template = { nodeSelector: { "disk/kind": "nvme" }, containers: [{ name: "main" }] };

function observed(unscheduled: string, more: { readonly template?: object } = {}, requests = {}) {
  const deployments = { shop: [{ image: "r.example/web:1.1", pods: [{ unscheduled, requests }] }] };
  return buildObserved({ deployments, ...more });
}

describe("F11, no node takes it", () => {
  it.each<[string, string]>([
    [
      "0/5 nodes are available: 5 node(s) didn't match Pod's node affinity/selector. preemption: 0/5 nodes are available: 5 Preemption is not helpful for scheduling.",
      "no node has the label `disk/kind=nvme`",
    ],
    [
      "0/4 nodes are available: 4 node(s) didn't match node selector.",
      "no node has the label `disk/kind=nvme`",
    ],
    [
      "0/6 nodes are available: 2 node(s) had untolerated taint {dedicated: db}, 4 Insufficient cpu. preemption: 0/6 nodes are available: 2 Preemption is not helpful, 4 No preemption victims found for incoming pod.",
      "4 of 6 nodes lack `cpu`, 2 of 6 nodes have a taint it does not tolerate (`dedicated`)",
    ],
    [
      "0/3 nodes are available: 3 node(s) had taint {node.kubernetes.io/not-ready: }, that the pod didn't tolerate.",
      "every node has a taint it does not tolerate (`node.kubernetes.io/not-ready`)",
    ],
    [
      "0/3 nodes are available: 3 node(s) had untolerated taint(s). no new claims to deallocate, preemption: 0/3 nodes are available: 3 Preemption is not helpful for scheduling.",
      "every node has a taint it does not tolerate",
    ],
    [
      "0/2 nodes are available: 2 Insufficient nvidia.com/gpu.",
      "no node has enough `nvidia.com/gpu` left",
    ],
    [
      "0/3 nodes are available: 1 node(s) were unschedulable, 2 node(s) didn't match pod anti-affinity rules.",
      "2 of 3 nodes have a pod its anti-affinity rules out, 1 of 3 nodes are cordoned",
    ],
    [
      "0/3 nodes are available: 3 node(s) didn't match pod topology spread constraints (missing required label).",
      "no node fits its topology spread",
    ],
    [
      "0/3 nodes are available: 3 node(s) had volume node affinity conflict.",
      "no node is where its volume is",
    ],
    ["0/3 nodes are available: 3 Too many pods.", "every node is full of pods"],
    ['persistentvolumeclaim "till-data" not found', "volume claim `till-data` does not exist"],
  ])("%s", (text, told) => {
    const [finding] = diagnose(observed(text, { template })).findings;
    expect(finding).toMatchObject({
      mode: "F11",
      headline: `the application cannot be scheduled: ${told}`,
    });
    expect(finding?.evidence[0]?.excerpt).toBe(text);
    const [ofSet] = diagnose(asKind(observed(text, { template }), "StatefulSet")).findings;
    expect(ofSet).toMatchObject({ mode: "F11", resource: { kind: "StatefulSet" } });
  });

  it("reads the labels of a node affinity that leaves no choice", () => {
    const matchExpressions = [{ key: "pool", operator: "In", values: ["batch", "spot"] }];
    const required = { nodeSelectorTerms: [{ matchExpressions }] };
    const affinity = {
      nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: required },
    };
    const text = "0/2 nodes are available: 2 node(s) didn't match Pod's node affinity/selector.";
    expect(diagnose(observed(text, { template: { affinity } })).findings[0]?.headline).toBe(
      "the application cannot be scheduled: no node has the label `pool=batch|spot`",
    );
  });

  it("says what is asked for of what is short", () => {
    const text = "0/2 nodes are available: 2 Insufficient memory.";
    const [finding] = diagnose(observed(text, {}, { memory: "48Gi" })).findings;
    expect(finding?.facts[1]?.text).toBe("Its containers request `memory`: main `48Gi`");
  });

  it("says of a node selector that is not known only that none fits", () => {
    const text = "0/2 nodes are available: 2 node(s) didn't match Pod's node affinity/selector.";
    expect(diagnose(observed(text)).findings[0]?.headline).toBe(
      "the application cannot be scheduled: no node fits its node selector or affinity",
    );
  });

  it.each([
    ["node.kubernetes.io/disk-pressure", /^Platform: .* mend those nodes/],
    ["dedicated", /^Add a toleration/],
  ])("asks for no toleration of a node that is not fit: %s", (taint, fix) => {
    const text = `0/2 nodes are available: 2 node(s) had untolerated taint {${taint}: }.`;
    expect(diagnose(observed(text)).findings[0]?.fix).toMatch(fix);
  });

  it.each([
    ["FailedScheduling: 0/3 nodes are available: 3 Insufficient cpu.", "?"],
    [
      'FailedMount: Unable to attach or mount volumes: unmounted volumes=[data]: persistentvolumeclaim "till-data" not found',
      "F17",
    ],
  ])("is not claimed of a pod that has its node: %s", (warning, mode) => {
    const pods = [{ waiting: { reason: "ContainerCreating" }, warnings: [warning] }];
    const deployments = { shop: [{ image: "w:1", pods }] };
    expect(diagnose(buildObserved({ deployments })).findings[0]?.mode).toBe(mode);
  });
});
