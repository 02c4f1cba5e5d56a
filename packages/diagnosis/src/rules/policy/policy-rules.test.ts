import { ManagedResource, type SyncWindows } from "@lynceus/argocd";
import { describe, expect, it } from "vitest";
import { diagnose } from "../../diagnose.ts";
import { buildObserved, type ObservedSeed } from "../../testing/build-observed.ts";
import { withObject } from "../../testing/with-object.ts";

const revision = "c0ffee0000000000000000000000000000000000";
const deployed = "b".repeat(40);

function outOfSync(seed: {
  readonly resources?: readonly object[];
  readonly spec?: object;
  readonly status?: object;
  readonly history?: ObservedSeed["history"];
}) {
  return buildObserved({
    health: "Healthy",
    sync: "OutOfSync",
    history: seed.history ?? [{ revision: deployed, message: "till: 1", at: "09:00:00" }],
    spec: seed.spec ?? {},
    status: {
      sync: { status: "OutOfSync", revision },
      resources: (seed.resources ?? [{ kind: "Deployment", name: "till" }]).map((each) => ({
        version: "v1",
        namespace: "shop",
        status: "OutOfSync",
        ...each,
      })),
      ...seed.status,
    },
  });
}

const window = (kind: string, manualSync = false) => ({
  kind,
  schedule: "0 22 * * 5",
  duration: "60h",
  manualSync,
});

function underWindows(windows: SyncWindows, spec?: object) {
  return diagnose({ ...outOfSync(spec === undefined ? {} : { spec }), windows }).findings;
}

describe("H1, a sync window", () => {
  it.each([
    [
      "denies, by hand too",
      { activeWindows: [window("deny")], assignedWindows: [window("deny")], canSync: false },
      "a sync window of project `shop` holds it back: nothing is synced while it is active, not by hand either",
    ],
    [
      "denies, and lets a person through",
      {
        activeWindows: [window("deny", true)],
        assignedWindows: [window("deny", true)],
        canSync: true,
      },
      "a sync window of project `shop` holds it back: nothing is synced while it is active, by hand it may be synced",
    ],
    [
      "allows at other times",
      { activeWindows: [], assignedWindows: [window("allow")], canSync: false },
      "no sync window of project `shop` is open: nothing is synced until one opens, not by hand either",
    ],
  ])("%s", (_, windows, headline) => {
    const [finding] = underWindows(windows);
    expect(finding).toMatchObject({
      mode: "H1",
      headline,
      shared: { kind: "sync-window", name: "shop" },
    });
    expect(finding?.facts[0]?.text).toContain("0 22 * * 5 for 60h");
  });

  it.each([
    [
      "a window that allows now",
      { activeWindows: [window("allow")], assignedWindows: [window("allow")], canSync: true },
      {},
    ],
    [
      "a deny that is not active",
      { activeWindows: [], assignedWindows: [window("deny")], canSync: true },
      {},
    ],
    [
      "one that leaves syncs by hand to whoever makes all of them by hand",
      { activeWindows: [window("deny", true)], assignedWindows: [], canSync: true },
      { syncPolicy: {} },
    ],
  ])("is not %s", (_, windows, spec) => {
    expect(underWindows(windows, spec)[0]?.mode).not.toBe("H1");
  });

  it("holds back a sync that has begun", () => {
    const operationState = { phase: "Running", message: "Sync operation blocked by sync window" };
    expect(diagnose(outOfSync({ status: { operationState } })).findings).toMatchObject([
      { mode: "H1", severity: "info" },
    ]);
  });
});

describe("H3, nobody syncs", () => {
  const states = (live: string, git: string) => [
    ManagedResource.parse({
      kind: "Deployment",
      namespace: "shop",
      name: "till",
      modified: true,
      normalizedLiveState: JSON.stringify({ spec: { image: live } }),
      predictedLiveState: JSON.stringify({ spec: { image: git } }),
    }),
  ];

  it.each([
    ["no policy", { syncPolicy: {} }, "no automated sync policy"],
    [
      "a policy that is switched off",
      { syncPolicy: { automated: { enabled: false } } },
      "`enabled: false`",
    ],
  ])("with %s: names the version that waits", (_, spec, why) => {
    const [finding] = diagnose({
      ...outOfSync({ spec }),
      managed: states("r/till:1.9", "r/till:2.0"),
    }).findings;
    expect(finding).toMatchObject({
      mode: "H3",
      severity: "info",
      headline:
        "`2.0` is in Git and not deployed (`1.9` runs): automated sync is off, it waits for someone to sync",
    });
    expect(JSON.stringify(finding?.facts)).toContain(why);
  });

  it("of an application that was never synced", () => {
    const resources = [{ kind: "Service", name: "till", health: { status: "Missing" } }];
    const observed = outOfSync({ spec: { syncPolicy: {} }, history: [], resources });
    expect(diagnose(observed).findings[0]?.headline).toMatch(/^it has never been synced: /);
  });

  it("is not claimed of what was deployed and has gone since", () => {
    const resources = [{ kind: "Service", name: "till", health: { status: "Missing" } }];
    const status = { sync: { status: "OutOfSync", revision: deployed } };
    const observed = outOfSync({ spec: { syncPolicy: {} }, resources, status });
    expect(diagnose(observed).findings[0]?.mode).toBe("K1");
  });

  it("is not claimed where Argo CD syncs by itself", () => {
    expect(diagnose(outOfSync({})).findings[0]?.mode).toBe("?");
  });
});

describe("H4 and L5, objects that are gone from Git", () => {
  const pruned = (...names: readonly string[]) =>
    names.map((name) => ({ kind: "ConfigMap", name, requiresPruning: true }));
  const automated = { syncPolicy: { automated: { prune: false } } };

  it.each([
    [
      pruned("old"),
      automated,
      "ConfigMap `old` is gone from Git, and nothing prunes it: it stays in the cluster",
    ],
    [
      pruned("old", "older"),
      { syncPolicy: {} },
      "ConfigMap `old`, ConfigMap `older` are gone from Git, and nothing prunes them: they stay in the cluster",
    ],
  ])("H4: %#", (resources, spec, headline) => {
    const [finding] = diagnose(outOfSync({ resources, spec })).findings;
    expect(finding).toMatchObject({ mode: "H4", headline: expect.stringContaining(headline) });
  });

  it("H4 is not claimed where pruning is on", () => {
    const spec = { syncPolicy: { automated: { prune: true } } };
    expect(diagnose(outOfSync({ resources: pruned("old"), spec })).findings[0]?.mode).toBe("?");
  });

  it.each([
    ["Prune=false", "kept on purpose"],
    ["Validate=false,Prune=confirm", "someone has to confirm"],
  ])("L5: %s", (options, says) => {
    const annotations = { "argocd.argoproj.io/sync-options": options };
    const observed = withObject(outOfSync({ resources: pruned("old"), spec: automated }), {
      node: { kind: "ConfigMap", name: "old" },
      manifest: { metadata: { annotations } },
    });
    expect(diagnose(observed).findings[0]).toMatchObject({
      mode: "L5",
      severity: "info",
      headline: expect.stringContaining(says),
    });
  });
});

describe("H5 and H2, auto-sync that stops", () => {
  const stopped = (message: string) =>
    diagnose(outOfSync({ status: { conditions: [{ type: "SyncError", message }] } })).findings;

  it.each([
    `Skipping sync attempt to [${revision}]: auto-sync will wipe out all resources`,
    `Skipping sync attempt to ${revision}: auto-sync will wipe out all resources`,
  ])("H5: %s", (message) => {
    expect(stopped(message)).toMatchObject([
      {
        mode: "H5",
        headline:
          "auto-sync refuses to run: `shop-deploy` `apps/shop/live` at `HEAD` renders nothing any more, and a sync would wipe out all resources",
      },
    ]);
  });

  it("H2: names the revision that is not tried again, when no other rule knows why", () => {
    expect(
      stopped(`Failed last sync attempt to [${revision}]: the widget is out of order`),
    ).toMatchObject([
      { mode: "H2", headline: "auto-sync has given up on `c0ffee0`: `the widget is out of order`" },
    ]);
  });

  it("H2 leaves to other rules what they know", () => {
    const message = `Failed last sync attempt to [${revision}]: one or more objects failed to apply, reason: namespaces "till" not found`;
    expect(stopped(message)[0]?.mode).toBe("C6");
  });
});
