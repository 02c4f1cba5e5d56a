import { describe, expect, it } from "vitest";
import { diagnose } from "../../diagnose.ts";
import { asKind } from "../../testing/as-kind.ts";
import { buildObserved, type PodSeed } from "../../testing/build-observed.ts";

function findingOf(pod: PodSeed) {
  return diagnose(
    buildObserved({
      deployments: { shop: [{ image: "w:1.0", pods: [pod, pod] }] },
      rolledOut: true,
    }),
  ).findings[0];
}

const killed: PodSeed = { ready: false, restarts: 9, ended: { reason: "Error", exitCode: 137 } };

describe("F8, killed by a probe", () => {
  it("names the probe, the kills and what the log says", () => {
    const finding = findingOf({
      ...killed,
      warnings: [
        'Unhealthy: Liveness probe failed: Get "http://10.0.0.1/live": context deadline exceeded',
      ],
      log: ["INFO up", "WARN  full GC took 41000 ms, threads blocked"],
    });
    expect(finding).toMatchObject({
      mode: "F8",
      subject: "running-revision",
      headline: "the running version (`1.0`) is degraded: liveness probe times out, 9 restarts",
    });
    expect(finding?.facts[1]?.text).toBe(
      "The kubelet kills it each time: exit code 137, 9 restarts; not its memory limit",
    );
    expect(finding?.facts[2]?.text).toBe("Its log says `full GC took 41000 ms, threads blocked`");
  });

  it.each([
    ["QueuePool limit of size 5 overflow 10 reached, connection timed out"],
    ["FATAL: sorry, too many clients already"],
    ["HikariPool-2 - Connection is not available, request timed out after 5000ms"],
  ])("sees an empty connection pool: %s", (line) => {
    const warnings = ["Unhealthy: Liveness probe failed: HTTP probe failed with statuscode: 503"];
    const finding = findingOf({ ...killed, warnings, log: ["ERROR GET /a 500", line] });
    expect(finding?.headline).toBe(
      "the running version (`1.0`) is degraded: liveness probe answers 503, 9 restarts, connection pool exhausted",
    );
    expect(finding?.facts[2]?.text).toContain(line.replace(/^FATAL: /, ""));
  });

  it("sees the kubelet's hand in a process that ends well when told to", () => {
    const warnings = ["Killing: Container main failed liveness probe, will be restarted"];
    const pod = { ...killed, ended: { reason: "Completed", exitCode: 0 }, warnings };
    expect(findingOf(pod)?.mode).toBe("F8");
    expect(findingOf({ ...pod, warnings: [] })?.mode).toBe("?");
  });

  it("sees it in a process that ends with a code of its own when told to, and in no later run", () => {
    const warnings = ["Killing: Container main failed liveness probe, will be restarted"];
    const pod = { ...killed, ended: { reason: "Error", exitCode: 1 }, warnings };
    expect(findingOf(pod)?.mode).toBe("F8");
    const before = buildObserved({
      deployments: { shop: [{ image: "w:1.0", pods: [pod] }] },
    });
    const events = before.events.map(({ node, events: each }) => ({
      node,
      events: each.map((event) => ({ ...event, lastTimestamp: "2030-05-04T09:00:00Z" })),
    }));
    expect(diagnose({ ...before, events }).findings[0]?.mode).toBe("F5");
  });

  it("is not claimed without a word of the kubelet about a probe, nor for memory", () => {
    expect(findingOf(killed)?.mode).toBe("?");
    const probe = ["Unhealthy: Liveness probe failed: timeout"];
    expect(
      findingOf({ ...killed, ended: { reason: "OOMKilled", exitCode: 137 }, warnings: probe })
        ?.mode,
    ).toBe("F7");
  });
});

describe("F14, never ready", () => {
  it("says what the probe asks", () => {
    const warnings = ["Unhealthy: Readiness probe failed: HTTP probe failed with statuscode: 404"];
    const readinessProbe = { httpGet: { path: "/ready", port: 9090 } };
    const template = { containers: [{ name: "main", readinessProbe }] };
    const deployments = { shop: [{ image: "w:1.0", pods: [{ ready: false, warnings }] }] };
    const [finding] = diagnose(
      asKind(buildObserved({ deployments, template }), "DaemonSet"),
    ).findings;
    expect(finding?.mode).toBe("F14");
    expect(finding?.facts[1]?.text).toBe("The probe asks `/ready` on port `9090`");
  });

  it.each([
    ["HTTP probe failed with statuscode: 404", /^Make the probe's path and port answer, or /],
    ["dial tcp 10.0.0.1:8080: connect: connection refused", /^Make the probe's path and port/],
    ["HTTP probe failed with statuscode: 503", /^Find why it answers that it is not well/],
    ["/bin/sh: 1: pg_isready: not found", /^Make what the probe asks or runs succeed/],
    ['service unhealthy (responded with "NOT_SERVING")', /^Make what the probe asks or runs/],
  ])("says what to do about %s", (said, fix) => {
    const warnings = [`Unhealthy: Readiness probe failed: ${said}`];
    expect(findingOf({ ready: false, warnings })?.fix).toMatch(fix);
  });

  it("names what the readiness probe gets", () => {
    const warnings = ["Unhealthy: Readiness probe failed: HTTP probe failed with statuscode: 404"];
    expect(findingOf({ ready: false, warnings })).toMatchObject({
      mode: "F14",
      headline: "the running version (`1.0`) never gets ready: its readiness probe answers 404",
    });
  });

  it("is not claimed within the first minutes of a rollout, when a probe fails at every start", () => {
    const pods = [{ ready: false, warnings: ["Unhealthy: Readiness probe failed: timeout"] }];
    const at = (createdAt: string) =>
      diagnose(
        buildObserved({
          health: "Progressing",
          deployments: { shop: [{ image: "w:1", pods, createdAt }] },
        }),
      ).findings;

    expect(at("10:09:00")).toMatchObject([
      { mode: "?", severity: "info", headline: "the application is not ready yet" },
    ]);
    expect(at("10:02:00")).toMatchObject([{ mode: "F14" }]);
  });

  it("is not claimed for a pod that is only on its way", () => {
    const pods = [{ ready: false }];
    const observed = buildObserved({
      health: "Progressing",
      deployments: { shop: [{ image: "w:1", pods }] },
    });
    expect(diagnose(observed).findings).toMatchObject([
      { mode: "?", severity: "info", headline: "the application is not ready yet" },
    ]);
  });
});
