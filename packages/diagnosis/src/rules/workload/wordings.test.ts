import { describe, expect, it } from "vitest";
import { diagnose } from "../../diagnose.ts";
import { buildObserved, type PodSeed } from "../../testing/build-observed.ts";

function findingsOf(pod: PodSeed) {
  const deployments = { shop: [{ image: "r.example/web:1.1", pods: [pod] }] };
  return diagnose(buildObserved({ deployments })).findings;
}

function expectMode(pod: PodSeed, mode: string): void {
  const findings = findingsOf(pod);
  expect(findings.map((finding) => finding.mode)).toEqual([mode]);
  expect(findings[0]?.headline).not.toMatch(/undefined|\(empty\)/);
}

describe("an image that cannot be pulled, by containerd, CRI-O and Docker", () => {
  it.each([
    [
      "F1",
      'rpc error: code = NotFound desc = failed to pull and unpack image "r.example/web:1.1": failed to resolve reference "r.example/web:1.1": r.example/web:1.1: not found',
    ],
    ["F1", "reading manifest 1.1 in r.example/web: manifest unknown"],
    [
      "F1",
      "initializing source docker://r.example/web:1.1: reading manifest 1.1 in r.example/web: name unknown: repository not found",
    ],
    [
      "F1",
      "rpc error: code = Unknown desc = Error response from daemon: manifest for r.example/web:1.1 not found: manifest unknown: manifest unknown",
    ],
    [
      "F1",
      "unable to pull image or OCI artifact: pull image err: initializing source docker://r.example/web:1.1: reading manifest 1.1 in r.example/web: manifest unknown; artifact err: get manifest: build image source: reading manifest 1.1: manifest unknown",
    ],
    [
      "F1",
      'failed to resolve reference "r.example/web:1.1": unexpected status from HEAD request to https://r.example/v2/web/manifests/1.1: 404 Not Found',
    ],
    [
      "F1",
      'rpc error: code = NotFound desc = failed to pull and unpack image "r.example/web@sha256:abc": failed to unpack image on snapshotter overlayfs: unexpected media type text/html for sha256:abc: not found',
    ],
    [
      "F2",
      "pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed",
    ],
    [
      "F2",
      "failed to authorize: failed to fetch anonymous token: unexpected status from GET request to https://r/token: 401 Unauthorized",
    ],
    [
      "F2",
      'failed to resolve reference "r.example/web:1.1": unexpected status from HEAD request: 403 Forbidden',
    ],
    ["F2", 'Error response from daemon: Head "https://r/v2/": no basic auth credentials'],
    [
      "F2",
      "initializing source docker://r.example/web:1.1: unable to retrieve auth token: invalid username/password: unauthorized",
    ],
    [
      "F2",
      "rpc error: code = Unknown desc = Error response from daemon: pull access denied for web, repository does not exist or may require 'docker login': denied: requested access to the resource is denied",
    ],
    ["F2", "reading manifest 1.1 in r.example/web: requested access to the resource is denied"],
    ["F2", "failed to fetch oauth token: unexpected status: 401 Unauthorized"],
    ["F2", "Error response from daemon: unauthorized: authentication required"],
    [
      "F3",
      "toomanyrequests: You have reached your pull rate limit. You may increase the limit by authenticating",
    ],
    ["F3", "unexpected status code 429 Too Many Requests"],
    ["F3", 'Get "https://r/v2/": dial tcp: lookup r on 10.0.0.10:53: no such host'],
    ["F3", "dial tcp 1.2.3.4:443: i/o timeout"],
    ["F3", "net/http: TLS handshake timeout"],
    ["F3", "tls: failed to verify certificate: x509: certificate signed by unknown authority"],
    [
      "F3",
      "unexpected status from HEAD request to https://r/v2/web/manifests/1.1: 503 Service Unavailable",
    ],
    ["F3", "context canceled"],
    ["F3", "pull QPS exceeded"],
    ["F3", "http: server gave HTTP response to HTTPS client"],
    ["F3", "read tcp 10.0.0.1:1->1.1.1.1:443: read: connection reset by peer"],
    [
      "F3",
      'pinging container registry r.example: Get "https://r/v2/": dial tcp 1.1.1.1:443: connect: connection refused',
    ],
    ["F4", "no match for platform in manifest: not found"],
    ["F4", "no matching manifest for linux/arm64/v8 in the manifest list entries"],
    [
      "F4",
      'choosing an image from manifest list docker://r.example/web:1.1: no image found in image index for architecture "arm64", variant "v8", OS "linux"',
    ],
  ])("%s: %s", (mode, words) => {
    const reason = "ImagePullBackOff";
    const message = 'Back-off pulling image "r.example/web:1.1"';
    expectMode({ waiting: { reason, message: `${message}: ErrImagePull: ${words}` } }, mode);
    const warnings = [`Failed: Failed to pull image "r.example/web:1.1": ${words}`];
    expectMode({ waiting: { reason, message }, warnings }, mode);
  });

  it("is told in its own words when no rule knows them", () => {
    const waiting = { reason: "ImagePullBackOff", message: "layer 7 of the cake is missing" };
    expect(findingsOf({ waiting })).toMatchObject([
      { mode: "?", headline: expect.stringContaining("layer 7 of the cake is missing") },
    ]);
  });
});

describe("a pod that no node takes, over schedulers 1.20 to 1.34", () => {
  it.each([
    "0/3 nodes are available: 1 node(s) had untolerated taint {a: b}, 2 Insufficient cpu. preemption: 0/3 nodes are available: 1 Preemption is not helpful for scheduling, 2 No preemption victims found for incoming pod.",
    "0/3 nodes are available: 3 node(s) had untolerated taint(s).",
    "0/3 nodes are available: 3 node(s) didn't match Pod's node affinity/selector.",
    "0/3 nodes are available: 3 node(s) didn't match node selector.",
    "0/3 nodes are available: 3 node(s) didn't match pod topology spread constraints.",
    "0/3 nodes are available: 3 node(s) didn't match pod topology spread constraints (missing required label).",
    "0/3 nodes are available: 3 node(s) didn't match pod anti-affinity rules.",
    "0/3 nodes are available: 3 node(s) didn't satisfy existing pods anti-affinity rules.",
    "0/3 nodes are available: 3 node(s) didn't match pod affinity rules.",
    "0/3 nodes are available: 3 Insufficient memory.",
    "0/3 nodes are available: 3 Too many pods.",
    "0/3 nodes are available: 3 Insufficient nvidia.com/gpu.",
    "0/3 nodes are available: pod has unbound immediate PersistentVolumeClaims. preemption: 0/3 nodes are available: 3 Preemption is not helpful for scheduling.",
    '0/3 nodes are available: persistentvolumeclaim "x" not found. preemption: 0/3',
    'persistentvolumeclaim "x" not found',
    "0/3 nodes are available: 3 node(s) had volume node affinity conflict.",
    "0/3 nodes are available: 3 node(s) had taint {node.kubernetes.io/not-ready: }, that the pod didn't tolerate.",
    "0/3 nodes are available: 3 node(s) were unschedulable.",
    "0/3 nodes are available: 3 node(s) didn't have free ports for the requested pod ports.",
    "0/3 nodes are available: 3 node(s) exceed max volume count.",
    "0/3 nodes are available: 1 cannot allocate all claims, 2 node(s) had untolerated taint {a: b}.",
    "no nodes available to schedule pods",
    "0/3 nodes are available: 3 node(s) did not have enough free storage.",
    "0/3 nodes are available: 1 Insufficient cpu, 1 Insufficient memory, 1 node(s) had untolerated taint {k: }. no new claims to deallocate, preemption: 0/3 nodes are available: 3 Preemption is not helpful for scheduling.",
    "0/3 nodes are available: 3 node(s) didn't find available persistent volumes to bind.",
    "0/5 nodes are available: 5 Insufficient ephemeral-storage.",
    "0/3 nodes are available: 3 node(s) unavailable due to one or more pvc(s) bound to non-existent pv(s).",
    'running PreFilter plugin "VolumeBinding": error getting PVC "shop/data": could not find v1.PersistentVolumeClaim "shop/data"',
    "0/1 nodes are available: 1 node is not ready.",
    'waiting for ephemeral volume controller to create the persistentvolumeclaim "x"',
    "Scheduling is blocked due to non-empty scheduling gates",
  ])("%s", (words) => expectMode({ unscheduled: words }, "F11"));
});

describe("a readiness probe: HTTP, TCP, exec, gRPC", () => {
  it.each([
    "Readiness probe failed: HTTP probe failed with statuscode: 503",
    'Readiness probe failed: Get "http://10.0.1.17:8080/healthz": dial tcp 10.0.1.17:8080: connect: connection refused',
    'Readiness probe failed: Get "http://10.0.1.17:8080/healthz": context deadline exceeded (Client.Timeout exceeded while awaiting headers)',
    "Readiness probe failed: dial tcp 10.0.0.1:5432: connect: connection refused",
    "Readiness probe failed: dial tcp 10.0.0.1:5432: i/o timeout",
    'Readiness probe failed: command "sh -c x" timed out',
    "Readiness probe failed: cat: /tmp/ready: No such file or directory",
    'Readiness probe failed: timeout: failed to connect service "10.0.0.1:9090" within 1s',
    'Readiness probe failed: service unhealthy (responded with "NOT_SERVING")',
    "Readiness probe failed: error: health rpc failed: rpc error: code = Unimplemented desc = unknown service grpc.health.v1.Health",
    "Readiness probe errored: rpc error: code = NotFound desc = failed to exec in container",
    "Readiness probe errored and resulted in unknown state: rpc error: code = Unknown desc = command error",
    'Readiness probe failed: Get "https://10.0.1.17:8443/": http: server gave HTTP response to HTTPS client',
    'Readiness probe failed: Get "http://10.0.1.17:8080/healthz": EOF',
    "Readiness probe failed: ",
  ])("%s", (words) => expectMode({ ready: false, warnings: [`Unhealthy: ${words}`] }, "F14"));
});

describe("a container that cannot be made", () => {
  it.each([
    ["F12", 'FailedMount: MountVolume.SetUp failed for volume "v" : secret "x" not found'],
    ["F12", 'FailedMount: MountVolume.SetUp failed for volume "v" : configmap "x" not found'],
    [
      "F12",
      'FailedMount: MountVolume.SetUp failed for volume "v" : references non-existent secret key: k',
    ],
    [
      "F12",
      'FailedMount: MountVolume.SetUp failed for volume "v" : [secret "a" not found, configmap "b" not found]',
    ],
    [
      "F17",
      'FailedMount: MountVolume.SetUp failed for volume "v" : object "shop"/"x" not registered',
    ],
    [
      "F17",
      'FailedAttachVolume: Multi-Attach error for volume "pvc-1" Volume is already exclusively attached to one node and can\'t be attached to another',
    ],
    [
      "F17",
      'FailedAttachVolume: Multi-Attach error for volume "pvc-1" Volume is already used by pod(s) x',
    ],
    [
      "F17",
      "FailedMount: Unable to attach or mount volumes: unmounted volumes=[data], unattached volumes=[], failed to process volumes=[]: timed out waiting for the condition",
    ],
    [
      "F17",
      'FailedAttachVolume: AttachVolume.Attach failed for volume "pvc-1" : rpc error: code = NotFound desc = Volume not found',
    ],
    [
      "F17",
      'FailedMount: MountVolume.MountDevice failed for volume "pvc-1" : rpc error: code = Internal desc = mount failed: exit status 32',
    ],
    [
      "F17",
      'FailedMount: MountVolume.SetUp failed for volume "nfs" : mount failed: exit status 32 mount.nfs: Connection timed out',
    ],
    [
      "F17",
      'FailedMount: MountVolume.MountDevice failed for volume "pvc-1" : kubernetes.io/csi: attacher.MountDevice failed to create newCsiDriverClient: driver name ebs.csi.aws.com not found in the list of registered CSI drivers',
    ],
    ["F17", 'FailedMapVolume: MapVolume.SetUpDevice failed for volume "x" : rpc error'],
    [
      "F17",
      'FailedAttachVolume: AttachVolume.Attach failed for volume "pvc-1" : timed out waiting for external-attacher of ebs.csi.aws.com CSI driver to attach volume vol-1',
    ],
    [
      "F18",
      'FailedCreatePodSandBox: Failed to create pod sandbox: rpc error: code = Unknown desc = failed to setup network for sandbox "a": plugin type="aws-cni" name="aws-cni" failed (add): add cmd: failed to assign an IP address to container',
    ],
    [
      "F18",
      'FailedCreatePodSandBox: Failed to create pod sandbox: rpc error: code = Unknown desc = failed to setup network for sandbox "x": plugin type="calico" failed (add): error getting ClusterInformation',
    ],
    [
      "F18",
      'FailedCreatePodSandBox: Failed to create pod sandbox: rpc error: code = Unknown desc = failed to get sandbox image "registry.k8s.io/pause:3.9": failed to pull image',
    ],
    [
      "F18",
      "FailedCreatePodSandBox: Failed to create pod sandbox: rpc error: code = Unknown desc = no range allocations available",
    ],
  ])("%s: %s", (mode, warning) => {
    expectMode(
      { waiting: { reason: "ContainerCreating" }, ready: false, warnings: [warning] },
      mode,
    );
  });

  it.each([
    [
      "F4",
      "InvalidImageName",
      'Failed to apply default image tag "r/web:": couldn\'t parse image name "r/web:": invalid reference format',
    ],
    [
      "F4",
      "ErrImageNeverPull",
      'Container image "r/web:1" is not present with pull policy of Never',
    ],
    [
      "F3",
      "RegistryUnavailable",
      "image pull failed for r/web:1 because the registry is unavailable: x",
    ],
    [
      "F4",
      "RunContainerError",
      "failed to create containerd task: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: exec /app: exec format error: unknown",
    ],
    [
      "F6",
      "RunContainerError",
      'failed to create containerd task: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: error during container init: exec: "foo": executable file not found in $PATH: unknown',
    ],
    [
      "F6",
      "RunContainerError",
      "container create failed: executable file `foo` not found in $PATH: No such file or directory",
    ],
    [
      "F6",
      "RunContainerError",
      'failed to start container "abc": Error response from daemon: failed to create task for container: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: exec: "foo": stat foo: no such file or directory: unknown',
    ],
    [
      "F6",
      "RunContainerError",
      'failed to create containerd task: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: error during container init: error mounting "/var/lib/kubelet/pods/x/volume-subpaths/c/main/0" to rootfs at "/etc/app.conf": create mountpoint for /etc/app.conf mount: cannot create subdirectories in "/run/x/etc/app.conf": not a directory: unknown',
    ],
    ["F12", "CreateContainerConfigError", 'secret "x" not found'],
    ["F12", "CreateContainerConfigError", 'configmap "x" not found'],
    ["F12", "CreateContainerConfigError", "couldn't find key url in Secret shop/x"],
    ["F12", "CreateContainerConfigError", "couldn't find key url in ConfigMap shop/x"],
    [
      "F13",
      "CreateContainerConfigError",
      'container has runAsNonRoot and image will run as root (pod: "x_shop(1)", container: main)',
    ],
    [
      "F13",
      "CreateContainerConfigError",
      'container has runAsNonRoot and image has non-numeric user (app), cannot verify user is non-root (pod: "x", container: main)',
    ],
    [
      "F13",
      "CreateContainerConfigError",
      'container\'s runAsUser breaks non-root policy (pod: "x", container: main)',
    ],
    ["F12", "CreateContainerConfigError", "references non-existent config key: a"],
  ])("%s: %s", (mode, reason, message) => expectMode({ waiting: { reason, message } }, mode));
});
