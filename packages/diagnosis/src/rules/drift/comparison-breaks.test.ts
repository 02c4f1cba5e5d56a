import { describe, expect, it } from "vitest";
import { diagnose } from "../../diagnose.ts";
import { buildObserved } from "../../testing/build-observed.ts";

describe("K8, a comparison that breaks", () => {
  const broken = (message: string) =>
    diagnose(
      buildObserved({
        health: "Healthy",
        sync: "Unknown",
        status: { conditions: [{ type: "ComparisonError", message }] },
      }),
    ).findings;

  it.each([
    [
      "Failed to compare desired state to live state: failed to calculate diff: The order in patch list:\n[map[name:TZ value:UTC] map[name:TZ value:CET]]\n doesn't match $setElementOrder list:\n[map[name:TZ]]\n",
      "a list has the same key twice (`TZ`)",
    ],
    [
      "Failed to compare desired state to live state: failed to calculate diff: error calculating structured merge diff: error building typed value from live resource: .spec.template.spec.tillers: field not declared in schema",
      "field `spec.template.spec.tillers` is not in the cluster's schema",
    ],
    [
      'error calculating server side diff: Deployment.apps "till" is odd',
      '`error calculating server side diff: Deployment.apps "till" is odd`',
    ],
  ])("%#", (message, why) => {
    expect(broken(message)).toMatchObject([
      { mode: "K8", headline: `Argo CD cannot compare it with the cluster: ${why}` },
    ]);
  });

  it("is not a manifest that cannot be generated", () => {
    expect(
      broken("Failed to load target state: failed to list refs: connection refused")[0]?.mode,
    ).not.toBe("K8");
  });
});
