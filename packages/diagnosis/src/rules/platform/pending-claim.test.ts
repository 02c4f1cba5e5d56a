import { describe, expect, it } from "vitest";
import { diagnose } from "../../diagnose.ts";
import { asKind } from "../../testing/as-kind.ts";
import { buildObserved } from "../../testing/build-observed.ts";
import { withObject } from "../../testing/with-object.ts";

const node = {
  kind: "PersistentVolumeClaim",
  name: "data-till-0",
  health: { status: "Progressing" },
};
const manifest = {
  spec: { storageClassName: "nvme", resources: { requests: { storage: "20Gi" } } },
};

function claim(events: readonly string[]) {
  return diagnose(withObject(buildObserved({ health: "Progressing" }), { node, manifest, events }))
    .findings;
}

describe("G7, a claim that gets no volume", () => {
  it.each([
    [
      'ProvisioningFailed: storageclass.storage.k8s.io "nvme" not found',
      "storage class `nvme` does not exist",
    ],
    [
      "Normal FailedBinding: no persistent volumes available for this claim and no storage class is set",
      "it names no storage class, the cluster has no default one, and no volume fits",
    ],
    [
      'ProvisioningFailed: failed to provision volume with StorageClass "nvme": rpc error: code = ResourceExhausted desc = disk quota exceeded',
      "its volume cannot be made: `rpc error: code = ResourceExhausted desc = disk quota exceeded`",
    ],
    [
      "Normal ExternalProvisioning: Waiting for a volume to be created either by the external provisioner 'disk.csi.azure.com' or manually by the system administrator.",
      "provisioner `disk.csi.azure.com` has not made its volume yet",
    ],
    [
      'Normal ExternalProvisioning: waiting for a volume to be created, either by external provisioner "pd.csi.storage.gke.io" or manually created by system administrator',
      "provisioner `pd.csi.storage.gke.io` has not made its volume yet",
    ],
  ])("%s", (event, why) => {
    const [finding] = claim([event]);
    expect(finding).toMatchObject({
      mode: "G7",
      severity: "warning",
      headline: `PersistentVolumeClaim \`data-till-0\` stays Pending: ${why}`,
    });
    expect(finding?.facts[1]?.text).toBe("It asks for `20Gi` of storage class `nvme`");
  });

  it("is no alarm while it waits for its first consumer", () => {
    expect(
      claim([
        "Normal WaitForFirstConsumer: waiting for first consumer to be created before binding",
      ]),
    ).toMatchObject([{ mode: "G7", severity: "info" }]);
  });

  it("is what pods wait for, unless it waits for them", () => {
    const unscheduled =
      "0/3 nodes are available: pod has unbound immediate PersistentVolumeClaims.";
    const pods = asKind(
      buildObserved({ deployments: { till: [{ image: "w:1", pods: [{ unscheduled }] }] } }),
      "StatefulSet",
    );
    const missing = ['ProvisioningFailed: storageclass.storage.k8s.io "nvme" not found'];
    expect(diagnose(withObject(pods, { node, manifest, events: missing })).findings).toMatchObject([
      {
        mode: "G7",
        severity: "critical",
        headline:
          "`till` cannot start: PersistentVolumeClaim `data-till-0` stays Pending: storage class `nvme` does not exist",
      },
    ]);
    expect(diagnose(withObject(pods, { node, manifest })).findings[0]?.mode).toBe("F11");
  });
});
