import { describe, expect, it } from "vitest";
import { diagnose } from "../../diagnose.ts";
import { asKind } from "../../testing/as-kind.ts";
import { buildObserved, type PodSeed } from "../../testing/build-observed.ts";

const killed: PodSeed = {
  waiting: { reason: "CrashLoopBackOff" },
  ended: { reason: "OOMKilled", exitCode: 137 },
  restarts: 6,
  memory: "64Mi",
};

function observed(pod: PodSeed) {
  return buildObserved({ deployments: { shop: [{ image: "r.example/web:1.1", pods: [pod] }] } });
}

describe("F7, out of memory", () => {
  it("names the limit, and the line of the log that is above it", () => {
    const log = ["heap 12 MB", "loaded index, 0.2 GiB resident", "serving"];
    const [finding] = diagnose(observed({ ...killed, log })).findings;
    expect(finding).toMatchObject({
      mode: "F7",
      severity: "critical",
      headline: "the application runs out of memory: OOMKilled at its limit of `64Mi`, 6 restarts",
      fix: "Raise the memory limit of container `main` (now `64Mi`) above what it needs, or make it need less, in `shop-deploy` `apps/shop/live`.",
    });
    expect(finding?.facts[1]?.text).toBe(
      "Its log says `loaded index, 0.2 GiB resident`, which is more than the limit allows",
    );
    expect(finding?.evidence.map(({ excerpt }) => excerpt)).toEqual(
      expect.arrayContaining(["OOMKilled", "64Mi", "loaded index, 0.2 GiB resident"]),
    );
  });

  it("quotes the last line when none tells of sizes", () => {
    const [finding] = diagnose(
      observed({ ...killed, log: ["warming 10 MB", "building"] }),
    ).findings;
    expect(finding?.facts[1]?.text).toBe("Its log ends with `building`");
  });

  it("says when there is no limit, whatever the exit code", () => {
    const { memory: _, ...free } = killed;
    const pod = { ...free, ended: { reason: "OOMKilled", exitCode: 1 } };
    const [finding] = diagnose(observed(pod)).findings;
    expect(finding?.headline).toBe(
      "the application runs out of memory: OOMKilled without a limit of its own, 6 restarts",
    );
  });

  it("holds for one that runs between two kills", () => {
    const { waiting: _, ...between } = killed;
    const pod = { ...between, ready: false, runningSince: "10:04:00" };
    expect(diagnose(observed(pod)).findings[0]?.mode).toBe("F7");
  });

  it.each(["StatefulSet", "DaemonSet", "Job"] as const)("holds for a %s", (kind) => {
    const [finding, ...rest] = diagnose(asKind(observed(killed), kind)).findings;
    expect(rest).toEqual([]);
    expect(finding).toMatchObject({ mode: "F7", resource: { kind } });
  });

  it.each<[string, PodSeed]>([
    ["an unknown killer", { ...killed, ended: { reason: "Error", exitCode: 137 } }],
    [
      "a kill long ago of what is not ready now for another reason",
      {
        ready: false,
        restarts: 1,
        ended: { reason: "OOMKilled", exitCode: 137 },
        runningSince: "08:00:00",
        warnings: ["Unhealthy: Readiness probe failed: HTTP probe failed with statuscode: 503"],
      },
    ],
    [
      "a log that speaks of memory",
      {
        ...killed,
        ended: { reason: "Error", exitCode: 1 },
        log: ["ERROR cache is out of memory budget, evicting"],
      },
    ],
  ])("is not claimed for %s", (_, pod) => {
    expect(diagnose(observed(pod)).findings[0]?.mode).not.toBe("F7");
  });
});

describe("F7, a heap that is full", () => {
  it.each([
    [1, 'Exception in thread "main" java.lang.OutOfMemoryError: Java heap space'],
    [3, "Terminating due to java.lang.OutOfMemoryError: Metaspace"],
    [134, "FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory"],
    [2, "fatal error: runtime: out of memory"],
    [137, "java.lang.OutOfMemoryError: GC overhead limit exceeded"],
  ])("exit code %i: %s", (exitCode, line) => {
    const [finding] = diagnose(
      observed({ ...killed, ended: { reason: "Error", exitCode }, log: [line] }),
    ).findings;
    expect(finding).toMatchObject({
      mode: "F7",
      headline: "the application runs out of memory: its heap is full, 6 restarts",
    });
    expect(JSON.stringify(finding?.facts)).toContain("does not say OOMKilled");
  });
});

it("says what exit code 137 is when the kubelet does not say why", () => {
  const [finding] = diagnose(
    observed({ ...killed, ended: { reason: "Error", exitCode: 137 } }),
  ).findings;
  expect(finding?.mode).toBe("?");
  expect(JSON.stringify(finding?.facts)).toContain("137 is SIGKILL");
});
