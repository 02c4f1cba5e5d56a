import { describe, expect, it } from "vitest";
import { diagnose } from "../../diagnose.ts";
import { buildObserved } from "../../testing/build-observed.ts";
import { withObject } from "../../testing/with-object.ts";

function findingOf(node: object, manifest: unknown, events: readonly string[] = []) {
  const seed = {
    node: { name: "door", health: { status: "Progressing" }, ...node },
    manifest,
    events,
  };
  return diagnose(withObject(buildObserved({ health: "Progressing" }), seed)).findings[0];
}

const ingress = { group: "networking.k8s.io", kind: "Ingress" };

describe("G6, no address", () => {
  it.each<[object, unknown, readonly string[], string]>([
    [
      ingress,
      { spec: { ingressClassName: "nginx-inner", rules: [{ host: "a.example" }] } },
      [],
      "Ingress `door` has no address: no controller of class `nginx-inner` has given it one",
    ],
    [
      { group: "extensions", kind: "Ingress" },
      { metadata: { annotations: { "kubernetes.io/ingress.class": "contour" } }, spec: {} },
      [],
      "Ingress `door` has no address: no controller of class `contour` has given it one",
    ],
    [
      ingress,
      { spec: {} },
      [],
      "Ingress `door` has no address: it names no ingress class, and no default controller has given it one",
    ],
    [
      ingress,
      { spec: { ingressClassName: "alb" } },
      [
        "FailedBuildModel: Failed build model due to couldn't auto-discover subnets: unable to resolve at least one subnet",
      ],
      "Ingress `door` has no address: `Failed build model due to couldn't auto-discover subnets: unable to resolve at least one subnet`",
    ],
    [
      { kind: "Service" },
      { spec: { type: "LoadBalancer" } },
      [
        "SyncLoadBalancerFailed: Error syncing load balancer: failed to ensure load balancer: PublicIPCountLimitReached",
      ],
      "Service `door` has no address: `Error syncing load balancer: failed to ensure load balancer: PublicIPCountLimitReached`",
    ],
    [
      { kind: "Service" },
      { spec: { type: "LoadBalancer", loadBalancerClass: "metallb" } },
      [],
      "Service `door` has no address: no controller of class `metallb` has given it one",
    ],
  ])("%#", (node, manifest, events, headline) => {
    expect(findingOf(node, manifest, events)).toMatchObject({ mode: "G6", headline });
  });

  it("is not claimed of an Ingress that is Degraded, nor of another kind", () => {
    expect(findingOf({ ...ingress, health: { status: "Degraded" } }, { spec: {} })?.mode).toBe("?");
    expect(findingOf({ group: "example.com", kind: "Ingress" }, { spec: {} })?.mode).toBe("?");
  });
});
