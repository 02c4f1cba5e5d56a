import { describe, expect, it } from "vitest";
import { diagnose } from "../../diagnose.ts";
import { buildObserved, type PodSeed } from "../../testing/build-observed.ts";

const old = { image: "r.example/web:1.0", pods: [{}, {}] };

function crashing(log: readonly string[], seed: Partial<PodSeed> = {}): PodSeed {
  return {
    waiting: {
      reason: "CrashLoopBackOff",
      message: "back-off 5m0s restarting failed container=main",
    },
    ended: { reason: "Error", exitCode: 1 },
    restarts: 6,
    log,
    ...seed,
  };
}

function findingOf(pod: PodSeed, revisions = [old]) {
  const deployments = { shop: [...revisions, { image: "r.example/web:1.1", pods: [pod] }] };
  const { findings } = diagnose(buildObserved({ deployments, name: "shop" }));
  expect(findings).toHaveLength(1);
  return findings[0];
}

describe("F5, application crash", () => {
  it("says what the log says, how it ended and how to go back", () => {
    const finding = findingOf(
      crashing(["starting 1.1", "KeyError: 'LEDGER_DSN'", "exit status 1"]),
    );
    expect(finding).toMatchObject({
      mode: "F5",
      subject: "new-revision",
      severity: "warning",
      headline: "the new revision crashes at start: `KeyError: 'LEDGER_DSN'`",
      fix: "Set `LEDGER_DSN` in `shop-deploy` `apps/shop/live`, or go back to `1.0`.",
    });
    expect(finding?.facts[0]).toMatchObject({
      text: "Exit code 1, 6 restarts",
      where: "pod …7d4b9c86f1-x0zk1, CrashLoopBackOff",
    });
  });

  it("is critical when nothing else serves", () => {
    expect(findingOf(crashing(["panic: nil map"]), [])?.severity).toBe("critical");
  });

  it("stands without a log, and says that there was none", () => {
    const pod = crashing([], {
      logRefused: 'previous terminated container "main" in pod "x" not found',
    });
    const diagnosis = diagnose(
      buildObserved({ deployments: { shop: [old, { image: "w:2", pods: [pod] }] } }),
    );
    expect(diagnosis.findings[0]).toMatchObject({
      mode: "F5",
      headline: "the new revision crashes at start, exit code 1",
    });
    expect(diagnosis.unchecked).toEqual([
      'the log of pod …7d4b9c86f1-x0zk1: `previous terminated container "main" in pod "x" not found`',
    ]);
  });

  it("says when the log was not read at all, unless a gap says so already", () => {
    const deployments = { shop: [{ image: "w:3", pods: [crashing([])] }] };
    const observed = buildObserved({ deployments });
    expect(diagnose(observed).unchecked).toEqual(["the log of pod …7d4b9c86f0-x0zk0: not read"]);
    const gaps = ["the log of `main` in pod `shop-7d4b9c86f0-x0zk0`: timed out"];
    expect(diagnose({ ...observed, gaps }).unchecked).toEqual(gaps);
  });

  it("reads no line beyond what a line can be", () => {
    const finding = findingOf(crashing([`${"x".repeat(5000)} failed`]));
    expect(finding?.headline).toBe("the new revision crashes at start, exit code 1");
  });

  it("says when the log names no error", () => {
    const finding = findingOf(crashing(["listening on :8080", "GET /healthz 200"]));
    expect(finding?.facts.map(({ text }) => text)).toContain(
      "Its log names no error; it ends with `GET /healthz 200`",
    );
    expect(finding?.fix).toMatch(/^The log does not say why: .*, or go back to `1\.0`\.$/);
  });

  it("names the signal that native code died of", () => {
    const finding = findingOf(crashing([], { ended: { reason: "Error", exitCode: 139 } }));
    expect(finding?.facts[0]?.text).toBe("Exit code 139 (SIGSEGV), 6 restarts");
  });

  it("takes a placeholder that cannot be resolved for a setting, not for a host", () => {
    const line = `Caused by: java.lang.IllegalArgumentException: Could not resolve placeholder 'LEDGER_DSN' in value "\${LEDGER_DSN}"`;
    expect(findingOf(crashing([line]))).toMatchObject({
      mode: "F5",
      fix: expect.stringContaining("Set `LEDGER_DSN`"),
    });
  });

  it.each<[string, Partial<PodSeed>, string]>([
    [
      "an unknown killer",
      { ended: { reason: "Error", exitCode: 137 } },
      "the new revision ends with exit code 137 (`Error`): `boom: failed`",
    ],
    [
      "a process that was asked to stop",
      { ended: { reason: "Error", exitCode: 143 } },
      "the new revision ends with exit code 143 (`Error`): `boom: failed`",
    ],
    [
      "a process that ends well",
      { ended: { reason: "Completed", exitCode: 0 } },
      "the new revision ends with exit code 0 (`Completed`): `boom: failed`",
    ],
  ])("is not claimed for %s", (_, seed, headline) => {
    const finding = findingOf(crashing(["boom: failed"], seed));
    expect(finding).toMatchObject({ mode: "?", headline });
  });

  it("keeps two services apart that crash alike for reasons of their own", () => {
    const of = (line: string) => [{ image: "w:3", pods: [crashing([line])] }];
    const deployments = {
      cart: of("KeyError: 'A_URL'"),
      till: of("KeyError: 'B_URL'"),
      web: of("KeyError: 'A_URL'"),
    };
    const { findings } = diagnose(buildObserved({ deployments }));
    expect(findings.map(({ headline }) => headline)).toEqual([
      "`cart` and `web` crash at start: `KeyError: 'A_URL'`",
      "`till` crashes at start: `KeyError: 'B_URL'`",
    ]);
  });

  it("is all there is to say of a wave that fails for it", () => {
    const results = [
      { group: "apps", kind: "Deployment", name: "shop", status: "Synced", hookPhase: "Failed" },
    ];
    const operationState = {
      phase: "Failed",
      message: "completed unsuccessfully",
      syncResult: { resources: results },
    };
    const deployments = { shop: [{ image: "w:3", pods: [crashing(["panic: no"])] }] };
    const { findings, layer } = diagnose(
      buildObserved({ deployments, status: { operationState } }),
    );
    expect([layer, findings.map(({ mode }) => mode)]).toEqual(["hook", ["E4"]]);
  });

  it("is not told of a crash long ago when the container runs and is not ready now", () => {
    const pod = {
      ready: false,
      restarts: 1,
      ended: { reason: "Error", exitCode: 1 },
      runningSince: "08:00:00",
      warnings: ["Unhealthy: Readiness probe failed: HTTP probe failed with statuscode: 503"],
    };
    expect(findingOf(pod)?.mode).toBe("F14");
  });

  it("is the running version's once its rollout has come to an end", () => {
    const deployments = { shop: [{ image: "w:3", pods: [crashing(["fatal: disk gone"])] }] };
    const [finding] = diagnose(buildObserved({ deployments, rolledOut: true })).findings;
    expect(finding).toMatchObject({
      subject: "running-revision",
      headline: "the running version (`3`) crashes at start: `fatal: disk gone`",
    });
  });
});
