import { ManagedResource, ResourceTree } from "@lynceus/argocd";
import { describe, expect, it } from "vitest";
import { diagnose } from "../../diagnose.ts";
import { buildObserved } from "../../testing/build-observed.ts";

interface Side {
  readonly live: object;
  readonly git: object;
}

interface Seed extends Side {
  readonly kind?: string;
  readonly name?: string;
  readonly group?: string;
  readonly managers?: readonly { manager: string; fields: object; subresource?: string }[];
  readonly spec?: object;
  readonly status?: object;
  readonly orphans?: readonly object[];
  readonly nodes?: readonly object[];
  readonly attempts?: number;
  readonly deployed?: string;
}

const revision = "c0ffee0000000000000000000000000000000000";

/** An application in which one object differs: both sides as Argo CD answers them. */
function drifted(seed: Seed) {
  const { kind = "Deployment", name = "till", group = "apps", managers = [] } = seed;
  const metadata = { name, namespace: "shop" };
  const managedFields = managers.map(({ manager, fields, subresource }) => ({
    manager,
    operation: "Update",
    time: "2030-05-04T10:00:00Z",
    fieldsV1: fields,
    ...(subresource === undefined ? {} : { subresource }),
  }));
  const base = buildObserved({
    health: "Healthy",
    sync: "OutOfSync",
    history: [{ revision: seed.deployed ?? revision, message: "till: 1.0.0", at: "09:00:00" }],
    spec: { syncPolicy: { automated: { selfHeal: false } }, ...seed.spec },
    status: {
      sync: { status: "OutOfSync", revision },
      resources: [{ group, version: "v1", kind, namespace: "shop", name, status: "OutOfSync" }],
      operationState: {
        phase: "Succeeded",
        finishedAt: "2030-05-04T10:00:00Z",
        operation: { sync: { revision, autoHealAttemptsCount: seed.attempts ?? 0 } },
      },
      ...seed.status,
    },
    nodes: seed.nodes ?? [],
  });
  const managed = ManagedResource.parse({
    group,
    kind,
    namespace: "shop",
    name,
    normalizedLiveState: JSON.stringify({
      kind,
      metadata: managers.length === 0 ? metadata : { ...metadata, managedFields },
      ...seed.live,
    }),
    predictedLiveState: JSON.stringify({ kind, metadata, ...seed.git }),
    modified: true,
  });
  return diagnose({
    ...base,
    tree: ResourceTree.parse({
      nodes: base.tree?.nodes ?? [],
      orphanedNodes: (seed.orphans ?? []).map((node) => ({ namespace: "shop", ...node })),
    }),
    managed: [managed],
  }).findings;
}

const replicas = (live: number, git: number): Side => ({
  live: { spec: { replicas: live } },
  git: { spec: { replicas: git } },
});
const hpa = (name: string) => ({ group: "autoscaling", kind: "HorizontalPodAutoscaler", name });
const scale = {
  manager: "kube-controller-manager",
  subresource: "scale",
  fields: { "f:spec": { "f:replicas": {} } },
};
const argocd = { manager: "argocd-controller", fields: { "f:spec": { "f:paused": {} } } };

const withImage = (image: string) => ({
  spec: { template: { spec: { containers: [{ image, name: "main" }] } } },
});

describe("K2, an autoscaler and Git set replicas", () => {
  it.each([
    [
      "an HPA of its name, not in Git",
      { ...replicas(7, 3), orphans: [hpa("till")] },
      "HorizontalPodAutoscaler `till`",
    ],
    [
      "KEDA's HPA",
      { ...replicas(9, 1), orphans: [hpa("keda-hpa-till")] },
      "HorizontalPodAutoscaler `keda-hpa-till`",
    ],
    [
      "an HPA in Git",
      {
        ...replicas(4, 2),
        kind: "StatefulSet",
        nodes: [{ ...hpa("till-hpa"), namespace: "shop", uid: "h" }],
      },
      "HorizontalPodAutoscaler `till-hpa`",
    ],
    [
      "one that only the fields tell",
      { ...replicas(6, 2), managers: [argocd, scale] },
      "an autoscaler (HPA or KEDA)",
    ],
  ] satisfies [string, Seed, string][])("%s", (_, seed, who) => {
    const { live, git } = seed as {
      live: { spec: { replicas: number } };
      git: { spec: { replicas: number } };
    };
    const findings = drifted(seed);
    expect(findings).toMatchObject([{ mode: "K2", severity: "info" }]);
    expect(findings[0]?.headline).toMatch(
      new RegExp(
        `^${who.replace(/[()]/g, "\\$&")} keeps .*at \`${live.spec.replicas}\` while Git says \`${git.spec.replicas}\`$`,
      ),
    );
    expect(findings[0]?.evidence[0]?.excerpt).toBe(`"replicas":${live.spec.replicas}`);
  });

  it.each([
    ["an HPA of another workload", { ...replicas(7, 3), orphans: [hpa("barn")] }],
    [
      "more than replicas",
      {
        live: { spec: { replicas: 7, paused: true } },
        git: { spec: { replicas: 3, paused: false } },
        orphans: [hpa("till")],
      },
    ],
    [
      "a person who scaled",
      { ...replicas(0, 3), managers: [argocd, { ...scale, manager: "kubectl" }] },
    ],
  ] satisfies [string, Seed][])("is not %s", (_, seed) => {
    expect(drifted(seed)[0]?.mode).toBe("K1");
  });
});

describe("K3, self-heal in a loop", () => {
  const heals = { syncPolicy: { automated: { selfHeal: true } } };

  it("names the autoscaler that it fights with", () => {
    expect(
      drifted({ ...replicas(5, 2), spec: heals, attempts: 4, orphans: [hpa("till")] }),
    ).toMatchObject([
      {
        mode: "K3",
        severity: "warning",
        headline:
          "self-heal and HorizontalPodAutoscaler `till` fight over `replicas` of Deployment `till`: Git says `2`, it comes back as `5`",
      },
    ]);
  });

  it("says when that autoscaler cannot measure, in its own words", () => {
    const message = "the HPA was unable to compute the replica count: no metrics";
    const ailing = { ...hpa("till"), health: { status: "Degraded", message } };
    const [finding] = drifted({ ...replicas(5, 2), spec: heals, attempts: 4, orphans: [ailing] });
    expect(finding?.facts.map(({ text }) => text).join()).toContain(
      "says of itself `the HPA was unable",
    );
    expect(finding?.evidence).toContainEqual(
      expect.objectContaining({
        excerpt: message,
        object: expect.stringContaining("HorizontalPodAutoscaler"),
      }),
    );
  });

  it("names a controller that writes the field back", () => {
    const managers = [
      argocd,
      { manager: "shop-operator", fields: { "f:spec": { "f:paused": {} } } },
    ];
    const [finding] = drifted({
      live: { spec: { paused: true } },
      git: { spec: { paused: false } },
      managers,
      spec: heals,
      attempts: 12,
    });
    expect(finding).toMatchObject({
      mode: "K3",
      headline:
        "self-heal and `shop-operator` fight over Deployment `till`: `paused` is `true` (Git: `false`)",
    });
    expect(finding?.fix).toContain("managedFieldsManagers");
  });

  it("is seen while the application is Synced for moments", () => {
    const status = {
      sync: { status: "Synced", revision },
      resources: [],
      reconciledAt: "2030-05-04T10:05:00Z",
    };
    expect(drifted({ ...replicas(5, 2), spec: heals, attempts: 9, status })[0]?.mode).toBe("K3");
  });

  it.each([
    ["one round of it", { spec: heals, attempts: 1 }],
    ["no self-heal", { attempts: 9 }],
  ])("is not claimed with %s", (_, seed) => {
    expect(drifted({ ...replicas(5, 2), orphans: [hpa("till")], ...seed })[0]?.mode).toBe("K2");
  });

  it("is over when the last round is long past", () => {
    const status = {
      sync: { status: "Synced", revision },
      resources: [],
      reconciledAt: "2030-05-04T12:00:00Z",
    };
    expect(drifted({ ...replicas(5, 2), spec: heals, attempts: 9, status })).toEqual([]);
  });
});

describe("K1, a change by hand", () => {
  const env = (...items: readonly (readonly [string, string])[]) => ({
    spec: {
      template: {
        spec: {
          containers: [{ name: "main", env: items.map(([name, value]) => ({ name, value })) }],
        },
      },
    },
  });
  const path = (leaf: object) => ({
    "f:spec": { "f:template": { "f:spec": { "f:containers": { 'k:{"name":"main"}': leaf } } } },
  });
  const byArgocd = {
    manager: "argocd-controller",
    fields: path({ ".": {}, "f:env": { 'k:{"name":"MODE"}': { ".": {}, "f:name": {} } } }),
  };

  it.each(["kubectl-edit", "kubectl-set", "k9s"])("made with %s, with what it added", (manager) => {
    const managers = [
      byArgocd,
      {
        manager,
        fields: path({
          "f:env": {
            'k:{"name":"MODE"}': { "f:value": {} },
            'k:{"name":"TRACE"}': { ".": {}, "f:name": {}, "f:value": {} },
          },
        }),
      },
    ];
    const live = env(["MODE", "slow"], ["TRACE", "on"]);
    const [finding] = drifted({ live, git: env(["MODE", "fast"], ["TRACE", "on"]), managers });
    expect(finding).toMatchObject({
      mode: "K1",
      since: "2030-05-04T10:00:00.000Z",
      headline:
        "Deployment `till` was changed by hand in the cluster: `env MODE` is `slow` (Git: `fast`), `env TRACE` (`on`) is not in Git",
    });
    expect(finding?.facts[0]?.text).toBe(`Changed with \`${manager}\``);
  });

  it("without managedFields only says that it was changed in the cluster", () => {
    const [finding] = drifted({
      kind: "Service",
      group: "",
      live: { spec: { type: "NodePort" } },
      git: { spec: { type: "ClusterIP" } },
    });
    expect(finding).toMatchObject({
      mode: "K1",
      headline:
        "Service `till` was changed in the cluster: `type` is `NodePort` (Git: `ClusterIP`)",
    });
  });

  it("says no value of a Secret", () => {
    const [finding] = drifted({
      kind: "Secret",
      group: "",
      live: { data: { key: "+++++" } },
      git: { data: { key: "+++" } },
    });
    expect(JSON.stringify(finding)).not.toContain("+++");
  });

  it("is not a commit that waits to be synced", () => {
    const [finding] = drifted({
      live: withImage("r/till:1"),
      git: withImage("r/till:2"),
      deployed: "b".repeat(40),
      spec: { syncPolicy: {} },
    });
    expect(finding?.mode).toBe("H3");
  });
});

describe("K4 to K6, what is no change at all", () => {
  it.each([
    ["cpu", { cpu: "500m" }, { cpu: 0.5 }],
    ["memory", { memory: "1Gi" }, { memory: "1024Mi" }],
    ["nothing", { limits: {} }, {}],
  ])("K4: %s in another notation", (_, live, git) => {
    expect(drifted({ live: { spec: live }, git: { spec: git } })).toMatchObject([
      { mode: "K4", headline: expect.stringContaining("differs in notation only") },
    ]);
  });

  it("K4: a field that a webhook filled in", () => {
    const managers = [argocd, { manager: "istiod", fields: { "f:spec": { "f:sidecar": {} } } }];
    expect(
      drifted({ live: { spec: { sidecar: "v2" } }, git: { spec: {} }, managers }),
    ).toMatchObject([
      { mode: "K4", headline: expect.stringContaining("`istiod` fills in Deployment `till`") },
    ]);
  });

  it.each([
    [
      "MutatingWebhookConfiguration",
      { webhooks: [{ name: "w", clientConfig: { caBundle: "LS0" } }] },
      { webhooks: [{ name: "w", clientConfig: { caBundle: "" } }] },
    ],
    ["ClusterRole", { rules: [{ verbs: ["get"] }] }, { rules: [] }],
  ])("K5: %s, completed by a controller", (kind, live, git) => {
    expect(drifted({ kind, group: "x.k8s.io", live, git })[0]?.mode).toBe("K5");
  });

  const secret = {
    kind: "Secret",
    group: "",
    live: { data: { password: "++++" } },
    git: { data: { password: "+++++" } },
  };
  const chart = {
    source: { repoURL: "https://charts.test", chart: "db", targetRevision: "1.2.3" },
  };

  it("K6: a chart's generated Secret", () => {
    expect(drifted({ ...secret, spec: chart })).toMatchObject([
      {
        mode: "K6",
        headline: expect.stringContaining(
          "Secret `till` comes out differently each time the chart is rendered",
        ),
      },
    ]);
  });

  it("K6 is not a Secret of plain manifests", () => {
    expect(drifted(secret)[0]?.mode).not.toBe("K6");
  });
});

describe("K1, an object that somebody deleted", () => {
  const gone = (more: object = {}) => {
    const resource = { kind: "Service", namespace: "shop", name: "till", status: "OutOfSync" };
    return diagnose(
      buildObserved({
        health: "Missing",
        history: [{ revision, message: "till: 1.0.0", at: "09:00:00" }],
        spec: { syncPolicy: { automated: { selfHeal: false } } },
        status: {
          sync: { status: "OutOfSync", revision },
          resources: [{ ...resource, health: { status: "Missing" } }],
          ...more,
        },
      }),
    ).findings;
  };

  it("is told as gone", () => {
    expect(gone()).toMatchObject([
      {
        mode: "K1",
        headline: expect.stringContaining(
          "Service `till` is gone from the cluster, and Git still has it",
        ),
      },
    ]);
  });

  it("is not an object that a commit has brought and nobody has deployed", () => {
    expect(gone({ sync: { status: "OutOfSync", revision: "d".repeat(40) } })[0]?.mode).toBe("?");
    expect(gone({ history: [] })[0]?.mode).toBe("?");
  });
});
