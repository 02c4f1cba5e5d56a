import { describe, expect, it } from "vitest";
import { diagnose } from "../../diagnose.ts";
import { buildObserved, type ObservedSeed } from "../../testing/build-observed.ts";

const reads = {
  env: {
    containers: [
      {
        env: [
          { name: "LEVEL", valueFrom: { configMapKeyRef: { name: "till-config", key: "level" } } },
        ],
      },
    ],
  },
  envFrom: { containers: [{ envFrom: [{ configMapRef: { name: "till-config" } }] }] },
  subPath: {
    containers: [
      { volumeMounts: [{ name: "c", mountPath: "/etc/till.yaml", subPath: "till.yaml" }] },
    ],
    volumes: [{ name: "c", configMap: { name: "till-config" } }],
  },
  volume: {
    containers: [{ volumeMounts: [{ name: "c", mountPath: "/etc/till" }] }],
    volumes: [{ name: "c", configMap: { name: "till-config" } }],
  },
  other: { containers: [{ envFrom: [{ configMapRef: { name: "till-other" } }] }] },
};

function synced(seed: {
  readonly template: object;
  readonly message?: string;
  readonly syncedAt?: string;
  readonly runningSince?: string;
  readonly more?: ObservedSeed;
}) {
  const resources = [
    {
      kind: "ConfigMap",
      namespace: "shop",
      name: "till-config",
      message: seed.message ?? "configmap/till-config configured",
    },
    {
      kind: "Deployment",
      group: "apps",
      namespace: "shop",
      name: "till",
      message: "deployment.apps/till unchanged",
    },
  ];
  const startedAt = `2030-05-04T${seed.syncedAt ?? "10:08:00"}Z`;
  const operationState = {
    phase: "Succeeded",
    startedAt,
    finishedAt: startedAt,
    syncResult: { resources },
  };
  return diagnose(
    buildObserved({
      health: "Healthy",
      rolledOut: true,
      template: seed.template,
      deployments: {
        till: [
          {
            image: "till:1",
            pods: [
              { runningSince: seed.runningSince ?? "10:01:00" },
              { runningSince: seed.runningSince ?? "10:01:00" },
            ],
          },
        ],
      },
      status: { operationState },
      ...seed.more,
    }),
  ).findings;
}

describe("M2, configuration that no pod has read", () => {
  it.each([
    ["env", "environment variables"],
    ["envFrom", "environment variables"],
    ["subPath", "a file mounted by `subPath`"],
  ] as const)("read by %s", (how, by) => {
    const [finding] = synced({ template: reads[how] });
    expect(finding).toMatchObject({
      mode: "M2",
      severity: "info",
      headline: expect.stringContaining(
        "ConfigMap `till-config` changed, and the pods of Deployment `till` were not restarted since",
      ),
      evidence: [{ excerpt: "configmap/till-config configured" }],
    });
    expect(finding?.facts[1]?.text).toContain(
      `2 pods are older than that, and read ConfigMap \`till-config\` as ${by}`,
    );
  });

  it.each([
    ["a volume that the kubelet keeps up to date", { template: reads.volume }],
    ["a ConfigMap that it does not read", { template: reads.other }],
    [
      "one that did not change",
      { template: reads.env, message: "configmap/till-config unchanged" },
    ],
    [
      "one that was made with them",
      { template: reads.env, message: "configmap/till-config created" },
    ],
    [
      "server-side apply, which says the same of everything",
      { template: reads.env, message: "configmap/till-config serverside-applied" },
    ],
    ["pods that came after", { template: reads.env, syncedAt: "09:59:00" }],
    ["containers that were started anew since", { template: reads.env, runningSince: "10:09:00" }],
    ["an application that waits for a sync", { template: reads.env, more: { sync: "OutOfSync" } }],
  ])("is not claimed of %s", (_, seed) => {
    expect(synced(seed).map(({ mode }) => mode)).not.toContain("M2");
  });
});
