import { describe, expect, it } from "vitest";
import { diagnose } from "../../diagnose.ts";
import { buildObserved } from "../../testing/build-observed.ts";

function findingOf(value: string, log: readonly string[] = ["FATAL: login failed"]) {
  const template = { containers: [{ name: "main", env: [{ name: "TOKEN", value }] }] };
  const pod = {
    waiting: { reason: "CrashLoopBackOff" },
    ended: { reason: "Error", exitCode: 1 },
    restarts: 3,
    log,
  };
  const deployments = { shop: [{ image: "w:1", pods: [pod] }] };
  return diagnose(buildObserved({ deployments, template })).findings[0];
}

describe("G4, a placeholder in place of a secret", () => {
  it("is seen in the environment", () => {
    expect(findingOf("<path:kv/data/till#token>")).toMatchObject({
      mode: "G4",
      headline:
        "the application gets the placeholder `<path:kv/data/till#token>` in place of a secret",
    });
  });

  it("is seen in the log", () => {
    expect(findingOf("x", ["Error: bad token <path:kv/data/till#token>"])?.mode).toBe("G4");
  });

  it("is not claimed of other text in angle brackets", () => {
    expect(findingOf("<path>")?.mode).toBe("F5");
  });
});
