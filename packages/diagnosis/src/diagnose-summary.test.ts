import { loadWorld } from "@lynceus/standins";
import { describe, expect, it } from "vitest";
import { diagnoseSummary } from "./diagnose-summary.ts";
import { summariseWorld } from "./testing/observe-world.ts";

const now = new Date("2030-01-01T00:00:00Z");

describe("diagnoseSummary", () => {
  it("tells what the list knows when Argo CD refuses the application itself", () => {
    const summary = summariseWorld(loadWorld("project-missing"), "growth-lab");
    const diagnosis = diagnoseSummary(
      summary,
      "Argo CD does not accept the request",
      now,
      "https://argocd.example/applications/argocd/growth-lab",
    );
    expect(diagnosis).toMatchObject({
      layer: "source",
      unchecked: ["Argo CD does not accept the request"],
      checked: [],
      url: "https://argocd.example/applications/argocd/growth-lab",
    });
    expect(diagnosis.findings).toMatchObject([
      {
        mode: "B3",
        headline: "its project `experiments` does not exist in Argo CD",
        facts: [{ text: "The Application names project `experiments`" }],
      },
    ]);
    expect(diagnosis.findings[0]?.evidence[0]?.excerpt).toBe(summary.reason);
  });

  it("knows a repository that refuses, and makes up no name for it", () => {
    const summary = {
      ...summariseWorld(loadWorld("project-missing"), "growth-lab"),
      reason: "failed to list refs: authentication required",
    };
    const [finding] = diagnoseSummary(summary, "refused", now).findings;
    expect(finding).toMatchObject({
      mode: "A3",
      headline: "Argo CD cannot read its repository: its credentials are refused",
    });
    expect(JSON.stringify(finding)).not.toMatch(/empty|deployed/);
  });

  it("finds nothing wrong with a summary in which nothing is wrong", () => {
    const summary = summariseWorld(loadWorld("project-missing"), "checkout-web");
    expect(diagnoseSummary(summary, "timed out", now)).toMatchObject({
      layer: "none",
      findings: [],
      unchecked: ["timed out"],
    });
  });
});
