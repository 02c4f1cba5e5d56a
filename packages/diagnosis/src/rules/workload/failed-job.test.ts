import { describe, expect, it } from "vitest";
import { diagnose } from "../../diagnose.ts";
import { asKind } from "../../testing/as-kind.ts";
import { buildObserved, type PodSeed } from "../../testing/build-observed.ts";
import { withObject } from "../../testing/with-object.ts";

const failed: PodSeed = {
  waiting: { reason: "Error" },
  ended: { reason: "Error", exitCode: 3 },
  log: [
    "reading bucket gs://till",
    "googleapi: Error 403: till-sa does not have storage.objects.list access",
  ],
};

function job(status?: object) {
  const deployments = { seed: [{ image: "r.example/seed:2", pods: [failed] }] };
  return asKind(buildObserved({ deployments, ...(status && { status }) }), "Job");
}

describe("F19, a failed job", () => {
  it("says what its log says", () => {
    const [finding] = diagnose(job()).findings;
    expect(finding).toMatchObject({
      mode: "F19",
      severity: "warning",
      headline: expect.stringMatching(
        /^Job `seed` fails: `.*till-sa does not have storage\.objects\.list access`$/,
      ),
    });
    expect(finding?.facts.map(({ text }) => text)).toContain("Exit code 3");
  });

  it.each([
    ["Job was active longer than specified deadline", "did not end in time"],
    ["Job has reached the specified backoff limit", "failed"],
  ])("whose pods are gone: %s", (message, how) => {
    const node = {
      group: "batch",
      kind: "Job",
      name: "seed",
      health: { status: "Degraded", message },
    };
    const [finding] = diagnose(withObject(buildObserved({}), { node })).findings;
    expect(finding).toMatchObject({ mode: "F19", headline: `Job \`seed\` ${how}: \`${message}\`` });
  });

  it("is not claimed of a hook, which fails its sync", () => {
    const hook = { group: "batch", kind: "Job", namespace: "shop", name: "seed" };
    const operationState = {
      phase: "Failed",
      message: "one or more synchronization tasks completed unsuccessfully",
      syncResult: {
        resources: [{ ...hook, hookType: "PreSync", hookPhase: "Failed", status: "Synced" }],
      },
    };
    const modes = diagnose(job({ operationState })).findings.map(({ mode }) => mode);
    expect(modes).not.toContain("F19");
  });

  it("leaves a Deployment's crash to the rule about crashes", () => {
    const pod = { ...failed, waiting: { reason: "CrashLoopBackOff" }, restarts: 3 };
    const deployments = { seed: [{ image: "w:2", pods: [pod] }] };
    expect(diagnose(buildObserved({ deployments })).findings[0]?.mode).toBe("F5");
  });
});
