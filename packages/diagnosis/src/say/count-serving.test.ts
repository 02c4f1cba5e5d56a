import { describe, expect, it } from "vitest";
import { diagnose } from "../diagnose.ts";
import { buildObserved } from "../testing/build-observed.ts";

const down = { waiting: { reason: "CrashLoopBackOff" }, restarts: 3 };

describe("what serves", () => {
  it("is counted against what the Deployment asks for, over all revisions", () => {
    const deployments = {
      shop: [
        { image: "w:1", pods: [{}, {}, {}] },
        { image: "w:2", pods: [down] },
      ],
    };
    expect(diagnose(buildObserved({ deployments, replicas: 4 })).serving).toEqual({
      ready: 3,
      desired: 4,
    });
  });

  it("is never more than asked for while a rollout adds pods", () => {
    const deployments = {
      shop: [
        { image: "w:1", pods: [{}, {}] },
        { image: "w:2", pods: [{}] },
      ],
    };
    expect(diagnose(buildObserved({ health: "Progressing", deployments })).serving).toEqual({
      ready: 2,
      desired: 2,
    });
  });

  it("counts a Deployment whose pods are all refused", () => {
    expect(
      diagnose(buildObserved({ deployments: { shop: [{ image: "w:1", pods: [] }] } })).serving,
    ).toEqual({ ready: 0, desired: 2 });
  });

  it("is not told of an application that runs no pods", () => {
    expect(diagnose(buildObserved({ health: "Healthy" })).serving).toBeUndefined();
  });
});
