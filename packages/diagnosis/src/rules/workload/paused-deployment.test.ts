import { describe, expect, it } from "vitest";
import { diagnose } from "../../diagnose.ts";
import { buildObserved } from "../../testing/build-observed.ts";
import { withObject } from "../../testing/with-object.ts";

function deployment(status: string, message: string, manifest?: object) {
  const node = { group: "apps", kind: "Deployment", name: "till", health: { status, message } };
  return diagnose(withObject(buildObserved({ health: status }), { node, manifest })).findings;
}

describe("F21, a paused Deployment", () => {
  it("is told without alarm", () => {
    expect(deployment("Suspended", "Deployment is paused")).toMatchObject([
      {
        mode: "F21",
        severity: "info",
        headline: "Deployment `till` is paused: nothing new is rolled out",
      },
    ]);
  });

  it("is not claimed of a Deployment that is under way", () => {
    const message = "Waiting for rollout to finish: 1 out of 2 new replicas have been updated...";
    expect(deployment("Progressing", message)[0]?.mode).toBe("?");
  });
});

describe("F20, old pods that do not end", () => {
  it.each([
    ["Waiting for rollout to finish: 1 old replicas are pending termination...", "1 old pod"],
    ["Waiting for rollout to finish: 3 old replicas are pending termination...", "3 old pods"],
  ])("%s", (message, waits) => {
    expect(deployment("Progressing", message)).toMatchObject([
      {
        mode: "F20",
        severity: "info",
        headline: `the rollout of Deployment \`till\` waits for ${waits} to end`,
      },
    ]);
  });
});
