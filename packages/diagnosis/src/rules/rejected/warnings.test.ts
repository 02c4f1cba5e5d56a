import { describe, expect, it } from "vitest";
import { diagnose } from "../../diagnose.ts";
import { buildObserved } from "../../testing/build-observed.ts";

describe("warnings that Argo CD keeps as conditions", () => {
  function warned(type: string, message: string, seed: object = {}) {
    const conditions = [{ type, message, lastTransitionTime: "2030-05-04T10:00:00Z" }];
    return diagnose(
      buildObserved({ health: "Healthy", sync: "Synced", status: { conditions, ...seed } }),
    ).findings;
  }

  it.each([
    [
      "D11",
      "SharedResourceWarning",
      "Ingress/door is part of applications argocd/till and shop-gate",
      "Ingress `door` is declared by `till` and `shop-gate`, which overwrite each other",
    ],
    [
      "D11",
      "SharedResourceWarning",
      "ClusterRole/reader is part of applications team-a/till and team-b/gate",
      "ClusterRole `reader` is declared by `till` and `gate`",
    ],
    [
      "D12",
      "RepeatedResourceWarning",
      "Resource apps/Deployment/shop/till appeared 2 times among application resources.",
      "Deployment `till` is declared more than once",
    ],
    [
      "D12",
      "RepeatedResourceWarning",
      "Resource /ConfigMap/shop/flags appeared 3 times among application resources.",
      "ConfigMap `flags` is declared more than once",
    ],
    [
      "D13",
      "ExcludedResourceWarning",
      "Resource cert-manager.io/CertificateRequest till-1 is excluded in the settings",
      "`cert-manager.io/CertificateRequest` `till-1` is never applied",
    ],
    [
      "D13",
      "ExcludedResourceWarning",
      "Resource /Endpoints till is excluded in the settings",
      "`Endpoints` `till` is never applied",
    ],
  ])("%s: %s, %s", (mode, type, message, headline) => {
    expect(warned(type, message)).toMatchObject([
      { mode, headline: expect.stringContaining(headline), evidence: [{ excerpt: message }] },
    ]);
  });

  it("leaves other warnings alone, and a difference that a warning does not explain stays told", () => {
    expect(warned("OrphanedResourceWarning", "Application has 3 orphaned resources")).toEqual([]);
    const resources = [
      { kind: "ConfigMap", name: "flags", status: "OutOfSync" },
      { kind: "Service", name: "till", status: "OutOfSync" },
    ];
    const message = "ConfigMap/flags is part of applications argocd/till and gate";
    const sync = { status: "OutOfSync" };
    expect(
      warned("SharedResourceWarning", message, { resources, sync }).map(({ mode }) => mode),
    ).toEqual(["D11", "?"]);
    expect(
      warned("SharedResourceWarning", message, { resources: resources.slice(0, 1), sync }),
    ).toHaveLength(1);
  });

  it("tells a sync that fails for a shared object", () => {
    const operationState = {
      phase: "Failed",
      message:
        "Shared resource found: ConfigMap/flags is part of applications argocd/till and gate",
    };
    const { findings } = diagnose(
      buildObserved({ health: "Healthy", sync: "OutOfSync", status: { operationState } }),
    );
    expect(findings).toMatchObject([
      { mode: "D11", headline: expect.stringMatching(/^the sync fails: ConfigMap `flags`/) },
    ]);
  });
});
