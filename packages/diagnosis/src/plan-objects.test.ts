import { Application, ResourceTree } from "@lynceus/argocd";
import { listWorlds, loadWorld } from "@lynceus/standins";
import { describe, expect, it } from "vitest";
import { planLogs } from "./plan-logs.ts";
import { planObjects } from "./plan-objects.ts";
import { observeWorld } from "./testing/observe-world.ts";

function planOf(world: string, name: string, wantLogs = false) {
  const observed = observeWorld(loadWorld(world), name, { wantLogs });
  if (observed === undefined) throw new Error(`no ${name}`);
  const { application, tree, pods } = observed;
  return { plan: planObjects({ application, tree, wantLogs }), logs: planLogs({ pods, wantLogs }) };
}

const names = (nodes: readonly { readonly kind: string; readonly name: string }[]) =>
  nodes.map(({ kind, name }) => `${kind} ${name}`);

describe("planObjects", () => {
  it("asks for the failing pod, what runs beside it, its Deployment and the commits", () => {
    const { plan, logs } = planOf("image-tag-missing", "payments-api");
    expect(names(plan.pods)[0]).toBe("Pod payments-api-6445bf6c75-jrnsf");
    expect(plan.pods).toHaveLength(3);
    expect(names(plan.events)).toEqual(["Pod payments-api-6445bf6c75-jrnsf"]);
    expect(names(plan.objects)).toEqual(["Deployment payments-api"]);
    expect(plan.revisions.map((revision) => revision.slice(0, 7))).toEqual(["f38f0c4", "58dfa8a"]);
    expect(plan.left).toEqual([]);
    expect(logs).toEqual([]);
  });

  it("reads the run before the restart, and the ConfigMaps that may hold a wrong address", () => {
    const { plan, logs } = planOf("config-server-wrong-environment", "orders-api");
    expect(names(plan.objects)).toContain("ConfigMap orders-api-config");
    expect(logs.map(({ pod, previous }) => [pod.slice(0, 21), previous])).toEqual([
      ["orders-api-769dcc4796", true],
      ["orders-api-778698c9fc", true],
    ]);
  });

  it("stays affordable for an application of sixty services, and says what it left out", () => {
    const { plan, logs } = planOf("large-application", "commerce-suite");
    const failing = new Set(plan.pods.map((pod) => pod.name.slice(0, 6)));
    expect([...failing]).toEqual(expect.arrayContaining(["svc-17", "svc-18", "svc-41"]));
    expect(plan.pods.length).toBeLessThanOrEqual(12);
    expect(logs).toHaveLength(1);
    expect(plan.left).toEqual([]);
  });

  it("finds one of each kind of failure in a crowd of alike ones", () => {
    const pod = (index: number, reason: string, message: string) => ({
      kind: "Pod",
      namespace: "shop",
      name: `web-${index}-abcde`,
      uid: `p${index}`,
      info: [{ name: "Status Reason", value: reason }],
      health: { status: "Degraded", message },
      parentRefs: [
        {
          group: "apps",
          kind: "ReplicaSet",
          namespace: "shop",
          name: `web-${index}`,
          uid: `r${index}`,
        },
      ],
    });
    const crowd = Array.from({ length: 60 }, (_, index) => [
      {
        group: "apps",
        kind: "ReplicaSet",
        namespace: "shop",
        name: `web-${index}`,
        uid: `r${index}`,
        health: { status: "Progressing" },
      },
      pod(index, "ImagePullBackOff", `Back-off pulling image "r/web-${index}:1"`),
    ]).flat();
    const odd = [
      {
        group: "apps",
        kind: "ReplicaSet",
        namespace: "shop",
        name: "web-99",
        uid: "r99",
        health: { status: "Progressing" },
      },
      pod(99, "CrashLoopBackOff", "back-off 5m0s restarting"),
    ];
    const tree = ResourceTree.parse({ nodes: [...crowd, ...odd] });
    const application = Application.parse({ metadata: { name: "shop" }, spec: {}, status: {} });
    const plan = planObjects({ application, tree, wantLogs: false });
    expect(plan.pods.length).toBeLessThanOrEqual(12);
    expect(plan.events.length).toBeLessThanOrEqual(12);
    expect(plan.objects.length).toBeLessThanOrEqual(14);
    expect(names(plan.pods)).toContain("Pod web-99-abcde");
    expect(plan.left[0]).toMatch(
      /^\d+ more failing revisions' pods, known from the resource tree only$/,
    );
  });

  it("reads the logs of healthy pods only when asked", () => {
    expect(planOf("warning-not-critical", "cache-warmer").logs).toEqual([]);
    const { logs } = planOf("warning-not-critical", "cache-warmer", true);
    expect(logs).toHaveLength(2);
    expect(logs[0]).toMatchObject({ container: "cache-warmer", previous: false, tailLines: 300 });
  });

  it("asks for nothing without a tree", () => {
    const { plan } = planOf("cluster-unreachable", "edge-router");
    expect([plan.pods, plan.events, plan.objects, plan.revisions]).toEqual([[], [], [], []]);
  });

  it("never asks for a Secret, in no recorded world", () => {
    for (const { id, about } of listWorlds()) {
      for (const name of about) {
        const observed = observeWorld(loadWorld(id), name);
        if (observed === undefined) continue;
        const secret = {
          kind: "Secret",
          namespace: "x",
          name: "s",
          uid: "s",
          health: { status: "Degraded" },
        };
        const tree = ResourceTree.parse({ nodes: [...(observed.tree?.nodes ?? []), secret] });
        const plan = planObjects({ application: observed.application, tree, wantLogs: true });
        expect(plan.objects.filter(({ kind }) => kind === "Secret")).toEqual([]);
        expect(plan.revisions.every((revision) => /^[0-9a-f]{40}$/.test(revision))).toBe(true);
      }
    }
  });
});
