import { describe, expect, it } from "vitest";
import { diagnose } from "../../diagnose.ts";
import { buildObserved } from "../../testing/build-observed.ts";
import { withObject } from "../../testing/with-object.ts";

const since = "2030-05-04T09:00:00Z";

function deleting(seed: { metadata?: object; status?: object } = {}) {
  const metadata = { deletionTimestamp: since, ...seed.metadata };
  return buildObserved({ health: "Progressing", metadata, status: seed.status ?? {} });
}

function held(kind: string, manifest: object, message = "Pending deletion") {
  const node = { kind, name: "till", health: { status: "Progressing", message } };
  return diagnose(withObject(deleting(), { node, manifest })).findings;
}

const leaving = { deletionTimestamp: since };

describe("L1, a deletion that hangs", () => {
  it.each([
    ["a custom resource", "Lease", ["tills.test/clean-up"], "`tills.test/clean-up`"],
    [
      "a load balancer",
      "Service",
      ["service.kubernetes.io/load-balancer-cleanup"],
      "the cloud's load balancer is not gone yet",
    ],
    [
      "a claim in use",
      "PersistentVolumeClaim",
      ["kubernetes.io/pvc-protection"],
      "a pod still uses the claim",
    ],
  ])("%s", (_, kind, finalizers, says) => {
    const [finding] = held(kind, { metadata: { ...leaving, finalizers } });
    expect(finding).toMatchObject({
      mode: "L1",
      since: "2030-05-04T09:00:00.000Z",
      headline: `its deletion waits for ${kind} \`till\`, whose finalizer \`${finalizers[0]}\` nobody has removed`,
    });
    expect(finding?.facts[0]?.text).toContain(says);
  });

  it("names what a namespace says that is left in it", () => {
    const message = "Some resources are remaining: widgets.tills.test has 2 resource instances";
    const conditions = [{ type: "NamespaceContentRemaining", status: "True", message }];
    const [finding] = held("Namespace", {
      metadata: leaving,
      spec: { finalizers: ["kubernetes"] },
      status: { conditions },
    });
    expect(finding).toMatchObject({
      mode: "L1",
      headline: expect.stringContaining("its deletion waits for Namespace `till`"),
    });
    expect(JSON.stringify(finding?.evidence)).toContain(message);
  });

  it.each([
    [
      "the cluster",
      "error synchronizing cache state : dial tcp 10.0.0.9:6443: i/o timeout",
      "it is not this application",
      { kind: "cluster", name: "in-cluster" },
    ],
    [
      "the project",
      'appprojects.argoproj.io "shop" not found',
      "its project `shop` is not there any more",
      undefined,
    ],
    [
      "anything else",
      "the widget does not let go",
      "its deletion fails: `the widget does not let go`",
      undefined,
    ],
  ])("tells a DeletionError about %s", (_, message, says, shared) => {
    const [finding] = diagnose(
      deleting({ status: { conditions: [{ type: "DeletionError", message }] } }),
    ).findings;
    expect(finding).toMatchObject({ mode: "L1", headline: expect.stringContaining(says) });
    expect(finding?.shared).toEqual(shared);
  });

  it("names a finalizer on the Application itself that is not Argo CD's", () => {
    const finalizers = ["resources-finalizer.argocd.argoproj.io", "tills.test/hold"];
    const [finding] = diagnose(deleting({ metadata: { finalizers } })).findings;
    expect(finding).toMatchObject({
      mode: "L1",
      headline: expect.stringContaining("held by finalizer `tills.test/hold`"),
    });
    expect(JSON.stringify(finding)).not.toContain("resources-finalizer");
  });

  it.each([
    [
      "an object with a finalizer that nobody has deleted yet",
      { metadata: { finalizers: ["tills.test/x"] } },
      "",
    ],
    [
      "one that waits for what is below it",
      { metadata: { ...leaving, finalizers: ["foregroundDeletion"] } },
      "Pending deletion",
    ],
  ])("is not claimed of %s", (_, manifest, message) => {
    expect(held("Lease", manifest, message)[0]?.mode).toBe("?");
  });

  it("tells that the application will be made again", () => {
    const annotations = {
      "argocd.argoproj.io/tracking-id": "parent:argoproj.io/Application:argocd/shop",
    };
    const observed = withObject(deleting({ metadata: { annotations } }), {
      node: { kind: "Lease", name: "till" },
      manifest: { metadata: { ...leaving, finalizers: ["tills.test/x"] } },
    });
    expect(JSON.stringify(diagnose(observed).findings[0]?.facts)).toContain(
      "Application `parent` makes it",
    );
  });
});

it("L5: a deletion waits for a person where an object asks for one", () => {
  const annotations = { "argocd.argoproj.io/sync-options": "Delete=confirm" };
  expect(held("PersistentVolumeClaim", { metadata: { annotations } }, "")).toMatchObject([
    {
      mode: "L5",
      severity: "info",
      headline: expect.stringContaining(
        "someone to confirm that PersistentVolumeClaim `till` is deleted",
      ),
    },
  ]);
});

describe("L2, a namespace on its way out", () => {
  const refused = (message: string, kind = "Service") => {
    const resources = [{ kind, name: "till", namespace: "tills", status: "SyncFailed", message }];
    const operationState = { phase: "Failed", message: "failed", syncResult: { resources } };
    return diagnose(
      buildObserved({ health: "Missing", sync: "OutOfSync", status: { operationState } }),
    ).findings;
  };

  it.each([
    [
      'services "till" is forbidden: unable to create new content in namespace tills because it is being terminated',
      "namespace `tills` is still being terminated",
    ],
    [
      'error when creating "/dev/shm/12": statefulsets.apps "till" is forbidden: unable to create new content in namespace eu-tills because it is being terminated',
      "namespace `eu-tills` is still being terminated",
    ],
    [
      'object is being deleted: persistentvolumeclaims "till" already exists',
      "Service `till` is still being deleted",
    ],
  ])("%s", (message, says) => {
    expect(refused(message)).toMatchObject([
      { mode: "L2", headline: expect.stringContaining(says) },
    ]);
  });

  it("is not a namespace that is missing, nor one that forbids something else", () => {
    expect(refused('namespaces "tills" not found')[0]?.mode).toBe("C6");
    expect(
      refused(
        'services "till" is forbidden: exceeded quota: q, requested: services=1, used: services=5, limited: services=5',
      )[0]?.mode,
    ).not.toBe("L2");
  });
});

describe("L3, an application that comes back", () => {
  const resources = [{ kind: "Service", name: "till", namespace: "shop", status: "Synced" }];
  const set = {
    metadata: { name: "tills" },
    spec: { generators: [{ list: { elements: [{ town: "rome" }, { town: "oslo" }] } }] },
  };
  const nodes = [
    {
      kind: "Service",
      namespace: "shop",
      name: "till",
      uid: "s",
      createdAt: "2030-05-04T08:00:00Z",
    },
  ];
  const green = (creationTimestamp: string, more = {}) =>
    buildObserved({
      name: "till-oslo",
      health: "Healthy",
      metadata: { creationTimestamp },
      nodes,
      status: { resources },
      ...more,
    });

  it("is younger than its objects, and its ApplicationSet still has it", () => {
    expect(
      diagnose({ ...green("2030-05-04T09:55:00Z"), applicationSet: set }).findings,
    ).toMatchObject([
      {
        mode: "L3",
        severity: "info",
        headline: "ApplicationSet `tills` makes it, and makes it again each time it is deleted",
        fix: expect.stringContaining("element `town=oslo`"),
      },
    ]);
  });

  it("belongs to an application of applications", () => {
    const annotations = {
      "argocd.argoproj.io/tracking-id": "argocd_root:argoproj.io/Application:argocd/till-oslo",
    };
    const observed = green("2030-05-04T09:55:00Z", {
      metadata: { creationTimestamp: "2030-05-04T09:55:00Z", annotations },
    });
    expect(diagnose(observed).findings[0]?.headline).toMatch(/^Application `root` makes it/);
  });

  it.each([
    ["its objects are younger", green("2030-05-04T07:00:00Z")],
    [
      "it has deployed since",
      green("2030-05-04T09:55:00Z", {
        history: [{ revision: "a".repeat(40), message: "x", at: "09:56:00" }],
      }),
    ],
    ["it took them over long ago", green("2030-05-01T09:55:00Z")],
  ])("is not claimed when %s", (_, observed) => {
    expect(diagnose({ ...observed, applicationSet: set }).findings).toEqual([]);
  });
});

describe("an object of a living application that does not go", () => {
  it.each([
    ["Namespace", "L2"],
    ["PersistentVolumeClaim", "L6"],
  ])("%s is %s", (kind, mode) => {
    const node = {
      kind,
      name: "till",
      health: { status: "Progressing", message: "Pending deletion" },
    };
    const manifest = { metadata: { ...leaving, finalizers: ["tills.test/x"] } };
    const observed = withObject(buildObserved({ health: "Progressing" }), { node, manifest });
    expect(diagnose(observed).findings).toMatchObject([
      {
        mode,
        headline: `${kind} \`till\` is being terminated and does not go, held by finalizer \`tills.test/x\``,
      },
    ]);
  });

  it("is not one that is only on its way up", () => {
    const node = { kind: "PersistentVolumeClaim", name: "till", health: { status: "Progressing" } };
    const observed = withObject(buildObserved({ health: "Progressing" }), {
      node,
      manifest: { metadata: { finalizers: ["kubernetes.io/pvc-protection"] } },
    });
    expect(diagnose(observed).findings[0]?.mode).not.toBe("L6");
  });
});

it("says of a calm application what makes it again", () => {
  const annotations = {
    "argocd.argoproj.io/tracking-id": "root:argoproj.io/Application:argocd/shop",
  };
  const { checked } = diagnose(buildObserved({ health: "Healthy", metadata: { annotations } }));
  expect(checked).toContain("made by Application `root`, which makes it again when it is deleted");
});
