import { describe, expect, it } from "vitest";
import { diagnose } from "../../diagnose.ts";
import { asKind } from "../../testing/as-kind.ts";
import { buildObserved, type PodSeed } from "../../testing/build-observed.ts";

const image = "r.example/web:1.1";
const old = { image: "r.example/web:1.0", pods: [{}] };

function observed(pod: PodSeed) {
  return buildObserved({ deployments: { shop: [old, { image, pods: [{ ...pod, init: true }] }] } });
}

describe("F15, an init container", () => {
  const failing: PodSeed = {
    waiting: { reason: "CrashLoopBackOff" },
    ended: { reason: "Error", exitCode: 1 },
    restarts: 4,
    log: ['FATAL: relation "users" does not exist'],
  };

  it("fails, and its log says why", () => {
    const [finding] = diagnose(observed(failing)).findings;
    expect(finding).toMatchObject({
      mode: "F15",
      subject: "new-revision",
      severity: "warning",
      headline:
        'the new revision does not start: init container `main` fails: `relation "users" does not exist`',
    });
  });

  it("runs on and on, and its log says what for", () => {
    const waits: PodSeed = { ready: false, log: ["waiting for postgres:5432 ..."] };
    const [finding] = diagnose(observed(waits)).findings;
    expect(finding).toMatchObject({
      mode: "F15",
      headline:
        "the new revision does not start: init container `main` is still running: `waiting for postgres:5432 ...`",
    });
  });

  it("is told of a StatefulSet too", () => {
    expect(diagnose(asKind(observed(failing), "StatefulSet")).findings[0]?.mode).toBe("F15");
  });

  it("leaves a missing image to the rule about images", () => {
    const message = `failed to resolve reference "${image}": ${image}: not found`;
    const [finding] = diagnose(observed({ waiting: { reason: "ErrImagePull", message } })).findings;
    expect(finding?.mode).toBe("F1");
  });
});
