import { describe, expect, it } from "vitest";
import { diagnose } from "../../diagnose.ts";
import { asKind } from "../../testing/as-kind.ts";
import { buildObserved, type PodSeed } from "../../testing/build-observed.ts";

const old = { image: "r.example/web:1.0", pods: [{}] };

function observed(pod: PodSeed, beside = [old]) {
  const deployments = { shop: [...beside, { image: "r.example/web:1.1", pods: [pod] }] };
  return buildObserved({ deployments });
}

const creating = (...warnings: string[]): PodSeed => ({
  waiting: { reason: "ContainerCreating" },
  warnings,
});

describe("F17, a volume that does not come", () => {
  it.each<[string, string]>([
    [
      'FailedAttachVolume: Multi-Attach error for volume "pvc-1" Volume is already exclusively attached to one node and can\'t be attached to another',
      "volume `pvc-1` is still attached to another node (Multi-Attach)",
    ],
    [
      'FailedAttachVolume: Multi-Attach error for volume "pvc-2" Volume is already used by pod(s) shop-0',
      "volume `pvc-2` is still attached to another node (Multi-Attach)",
    ],
    [
      'FailedAttachVolume: AttachVolume.Attach failed for volume "pvc-3" : rpc error: code = Internal desc = Could not attach volume "vol-0a": VolumeInUse',
      "volume `pvc-3` cannot be attached",
    ],
    [
      "FailedMount: Unable to attach or mount volumes: unmounted volumes=[data], unattached volumes=[data kube-api-access-x]: timed out waiting for the condition",
      "volume `data` cannot be mounted",
    ],
    [
      'FailedMount: MountVolume.SetUp failed for volume "nfs" : mount failed: exit status 32',
      "volume `nfs` cannot be mounted",
    ],
  ])("%s", (warning, told) => {
    const [finding] = diagnose(observed(creating(warning))).findings;
    expect(finding).toMatchObject({
      mode: "F17",
      headline: `the new revision cannot start: ${told}`,
    });
    expect(diagnose(asKind(observed(creating(warning)), "StatefulSet")).findings[0]?.mode).toBe(
      "F17",
    );
  });

  it("is over once the container was made", () => {
    const pod: PodSeed = {
      ...creating('FailedMount: MountVolume.SetUp failed for volume "nfs" : mount failed'),
      waiting: { reason: "CrashLoopBackOff" },
      ended: { reason: "Error", exitCode: 2 },
      restarts: 2,
    };
    expect(diagnose(observed(pod)).findings[0]?.mode).toBe("F5");
  });
});

describe("F18, no network for the pod", () => {
  it.each<[string, string]>([
    [
      'FailedCreatePodSandBox: Failed to create pod sandbox: rpc error: code = Unknown desc = failed to setup network for sandbox "9f": plugin type="aws-cni" name="aws-cni" failed (add): add cmd: failed to assign an IP address to container',
      "no pod address is left on node `node-1`",
    ],
    [
      'FailedCreatePodSandBox: Failed to create pod sandbox: rpc error: code = Unknown desc = failed to setup network for sandbox "9f": plugin type="calico" failed (add): error getting ClusterInformation: connection is unauthorized',
      "its network cannot be set up on node `node-1` (`calico`)",
    ],
  ])("%s", (warning, told) => {
    const [finding] = diagnose(asKind(observed(creating(warning), []), "DaemonSet")).findings;
    expect(finding).toMatchObject({
      mode: "F18",
      headline: `the application cannot start: ${told}`,
    });
  });
});

describe("F16, evicted", () => {
  const gone = {
    reason: "Evicted",
    message:
      "The node was low on resource: ephemeral-storage. Threshold quantity: 1Gi, available: 812Mi. Container main was using 3Gi, request is 0.",
  };

  it("names what its node was low on", () => {
    const [finding] = diagnose(observed({ gone }, [])).findings;
    expect(finding).toMatchObject({
      mode: "F16",
      severity: "critical",
      headline: "the application was evicted: its node was low on `ephemeral-storage`",
      fix: "Request what it really uses, or make it use less, in `shop-deploy` `apps/shop/live`.",
    });
    expect(finding?.evidence[0]).toMatchObject({ excerpt: "Evicted", field: "status.reason" });
  });

  it("is but a record when others have taken its place", () => {
    const pods = [{}, {}, { gone }];
    const seed = { deployments: { shop: [{ image: "w:1", pods }] }, rolledOut: true };
    const [finding] = diagnose(buildObserved({ ...seed, health: "Healthy" })).findings;
    expect(finding).toMatchObject({ mode: "F16", severity: "info" });
  });

  it("tells a node's end from an eviction", () => {
    const ended = {
      reason: "Terminated",
      message: "Pod was terminated in response to imminent node shutdown.",
    };
    expect(
      diagnose(asKind(observed({ gone: ended }, []), "StatefulSet")).findings[0],
    ).toMatchObject({
      mode: "F16",
      headline:
        "the application was ended by its node (`Terminated`): `Pod was terminated in response to imminent node shutdown.`",
    });
  });
});
