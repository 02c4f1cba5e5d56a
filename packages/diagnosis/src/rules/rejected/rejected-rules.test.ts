import { describe, expect, it } from "vitest";
import { diagnose } from "../../diagnose.ts";
import { buildObserved } from "../../testing/build-observed.ts";

interface Refusal {
  readonly kind?: string;
  readonly group?: string;
  readonly version?: string;
  readonly name?: string;
  readonly message: string;
}

function findingsOf(...refusals: readonly Refusal[]) {
  const resources = refusals.map((each) => ({
    group: "apps",
    version: "v1",
    kind: "Deployment",
    namespace: "shop",
    name: "till",
    status: "SyncFailed",
    ...each,
  }));
  const operationState = {
    phase: "Failed",
    message: "one or more objects failed to apply",
    startedAt: "2030-05-04T10:00:00Z",
    syncResult: { revision: "b".repeat(40), resources },
  };
  return diagnose(
    buildObserved({ health: "Missing", sync: "OutOfSync", status: { operationState } }),
  ).findings;
}

const patching = 'error when patching "/dev/shm/77": ';
const required =
  'Deployment.apps "till" is invalid: spec.template.spec.containers[0].image: Required value';

describe("group D: what the API server refuses", () => {
  it.each<[string, Refusal, string]>([
    [
      "D1",
      {
        kind: "DaemonSet",
        message: `${patching}DaemonSet.apps "till" is invalid: spec.selector: Invalid value: v1.LabelSelector{MatchLabels:map[string]string{"a":"b"}}: field is immutable`,
      },
      "the selector of DaemonSet `till` was changed",
    ],
    [
      "D2",
      {
        kind: "StatefulSet",
        message: `StatefulSet.apps "till" is invalid: spec: Forbidden: updates to statefulset spec for fields other than 'replicas', 'template', and 'updateStrategy' are forbidden`,
      },
      "a field of StatefulSet `till` was changed that is immutable",
    ],
    [
      "D2",
      {
        kind: "StatefulSet",
        name: "ledger",
        message: `${patching}StatefulSet.apps "ledger" is invalid: spec: Forbidden: updates to statefulset spec for fields other than 'replicas', 'ordinals', 'template', 'updateStrategy', 'revisionHistoryLimit', 'persistentVolumeClaimRetentionPolicy' and 'minReadySeconds' are forbidden`,
      },
      "StatefulSet `ledger`",
    ],
    [
      "D3",
      {
        kind: "Job",
        group: "batch",
        name: "load",
        message: `Job.batch "load" is invalid: spec.template: Invalid value: core.PodTemplateSpec{Spec:core.PodSpec{Containers:[]core.Container{core.Container{Name:"l", Image:"r.example/load:7"}}}}: field is immutable`,
      },
      "Job `load` exists with another pod template, and a Job is immutable",
    ],
    [
      "D3",
      {
        kind: "Job",
        group: "batch",
        name: "load",
        message: `${patching}Job.batch "load" is invalid: [spec.selector: Invalid value: {"matchLabels":{}}: field is immutable, spec.completions: Invalid value: 3: field is immutable]`,
      },
      "Job `load` exists with another",
    ],
    [
      "D4",
      {
        kind: "Service",
        group: "",
        message: `${patching}Service "till" is invalid: spec.clusterIPs[0]: Invalid value: ["None"]: may not change once set`,
      },
      "`spec.clusterIPs[0]` of Service `till` was changed, and it is immutable",
    ],
    [
      "D4",
      {
        kind: "PersistentVolumeClaim",
        group: "",
        message: `PersistentVolumeClaim "till" is invalid: spec: Forbidden: spec is immutable after creation except resources.requests and volumeAttributesClassName for bound claims`,
      },
      "`spec` of PersistentVolumeClaim `till` was changed",
    ],
    [
      "D4",
      {
        kind: "RoleBinding",
        group: "rbac.authorization.k8s.io",
        message: `RoleBinding.rbac.authorization.k8s.io "till" is invalid: roleRef: Invalid value: {"kind":"Role"}: cannot change roleRef`,
      },
      "`roleRef` of RoleBinding `till`",
    ],
    [
      "D4",
      {
        kind: "ConfigMap",
        group: "",
        message:
          'ConfigMap "till" is invalid: data: Forbidden: field is immutable when `immutable` is set',
      },
      "`data` of ConfigMap `till`",
    ],
    [
      "D4",
      {
        kind: "StorageClass",
        group: "storage.k8s.io",
        message:
          'StorageClass.storage.k8s.io "till" is invalid: parameters: Forbidden: updates to parameters are forbidden.',
      },
      "`parameters` of StorageClass `till`",
    ],
    [
      "D5",
      {
        kind: "Certificate",
        group: "cert-manager.io",
        message: `The Kubernetes API could not find cert-manager.io/Certificate for requested resource shop/till. Make sure the "Certificate" CRD is installed on the destination cluster.`,
      },
      "its cluster has no CRD for `Certificate` (`cert-manager.io/v1`)",
    ],
    [
      "D5",
      {
        kind: "KafkaTopic",
        group: "kafka.strimzi.io",
        version: "v1beta2",
        message: "the server could not find the requested resource",
      },
      "its cluster has no CRD for `KafkaTopic` (`kafka.strimzi.io/v1beta2`)",
    ],
    [
      "D5",
      {
        kind: "CronJob",
        group: "batch",
        message: `The Kubernetes API could not find version "v1beta1" of batch/CronJob for requested resource shop/till. Version "v1" of batch/CronJob is installed on the destination cluster.`,
      },
      "does not serve `CronJob` in version `batch/v1beta1`; it serves `v1`",
    ],
    [
      "D5",
      {
        kind: "Ingress",
        group: "extensions",
        message: `unable to recognize "/tmp/1": no matches for kind "Ingress" in version "extensions/v1beta1"`,
      },
      "does not serve `Ingress` in version `extensions/v1beta1`",
    ],
    [
      "D6",
      {
        kind: "CustomResourceDefinition",
        name: "prometheuses.monitoring.coreos.com",
        message: `CustomResourceDefinition.apiextensions.k8s.io "prometheuses.monitoring.coreos.com" is invalid: metadata.annotations: Too long: must have at most 262144 bytes\n-Additional Info: This error usually means that you are trying to add a large resource on client side. Consider using Server-side apply or syncing with replace enabled. Note: Syncing with Replace enabled is potentially destructive as it may cause resource deletion and re-creation.`,
      },
      "CustomResourceDefinition `prometheuses.monitoring.coreos.com` is too big",
    ],
    [
      "D7",
      {
        message: `error validating data: ValidationError(Deployment.spec.template.spec): unknown field "contaners" in io.k8s.api.core.v1.PodSpec`,
      },
      "Deployment `till` is not valid: `contaners`",
    ],
    [
      "D7",
      {
        message:
          "failed to create typed patch object (shop/till; apps/v1, Kind=Deployment): .spec.template.spec.nodeselector: field not declared in schema",
      },
      "`spec.template.spec.nodeselector` `field not declared in schema`",
    ],
    [
      "D7",
      {
        kind: "Service",
        group: "",
        message:
          'Service "till" is invalid: spec.type: Unsupported value: "LoadBalanced": supported values: "ClusterIP", "ExternalName", "LoadBalancer", "NodePort"',
      },
      "Service `till` is not valid: `spec.type`",
    ],
    ["D7", { message: required }, "`spec.template.spec.containers[0].image` `Required value`"],
    [
      "D7",
      {
        kind: "HorizontalPodAutoscaler",
        message:
          'HorizontalPodAutoscaler in version "v2" cannot be handled as a HorizontalPodAutoscaler: json: cannot unmarshal string into Go struct field HorizontalPodAutoscalerSpec.spec.minReplicas of type int32',
      },
      "`spec.minReplicas` must be a number (int32) and is a string",
    ],
    [
      "D7",
      {
        message:
          'Deployment in version "v1" cannot be handled as a Deployment: json: cannot unmarshal number into Go struct field EnvVar.spec.template.spec.containers.env.value of type string',
      },
      "`spec.template.spec.containers.env.value` must be a string and is a number",
    ],
    [
      "D8",
      {
        message:
          'admission webhook "validation.gatekeeper.sh" denied the request: [must-have-team] you must provide labels: {"team"}',
      },
      "`validation.gatekeeper.sh` denies Deployment `till`: `[must-have-team] you must provide labels",
    ],
    [
      "D8",
      {
        message: `deployments.apps "till" is forbidden: ValidatingAdmissionPolicy 'replica-limit' with binding 'replica-limit-live' denied request: failed expression: object.spec.replicas <= 5`,
      },
      "`replica-limit` denies Deployment `till`",
    ],
    [
      "D8",
      {
        message:
          'Internal error occurred: failed calling webhook "vault.hashicorp.com": failed to call webhook: Post "https://vault-agent-injector.vault.svc:443/mutate?timeout=10s": no endpoints available for service "vault-agent-injector"',
      },
      "`vault.hashicorp.com` does not answer (no endpoints: its pods are not ready)",
    ],
    [
      "D8",
      {
        message:
          'failed calling webhook "mutate.istio.io": Post https://istiod.istio-system.svc:443/inject?timeout=30s: x509: certificate signed by unknown authority',
      },
      "`mutate.istio.io` cannot be called (certificate not accepted)",
    ],
    [
      "D9",
      {
        kind: "PersistentVolumeClaim",
        message:
          'persistentvolumeclaims "till" is forbidden: exceeded quota: storage, requested: requests.storage=50Gi, used: requests.storage=80Gi, limited: requests.storage=100Gi',
      },
      "quota `storage` refuses PersistentVolumeClaim `till`",
    ],
    [
      "D9",
      {
        kind: "Pod",
        message: 'pods "till" is forbidden: [maximum cpu usage per Container is 2, but limit is 4]',
      },
      "the namespace's limit range refuses Pod `till`: `maximum cpu usage per Container is 2, but limit is 4`",
    ],
    [
      "D10",
      {
        message:
          'Apply failed with 1 conflict: conflict with "kubectl-client-side-apply" using apps/v1: .spec.replicas',
      },
      "`.spec.replicas` of Deployment `till` belongs to another manager, `kubectl-client-side-apply`",
    ],
    [
      "D10",
      {
        message:
          'Apply failed with 2 conflicts: conflicts with "keda-operator" using apps/v1:\n- .spec.replicas\n- .spec.minReadySeconds',
      },
      "`.spec.replicas` and `.spec.minReadySeconds` of Deployment `till` belong",
    ],
  ])("%s: %o", (mode, refusal, headline) => {
    const findings = findingsOf(refusal);
    expect(findings).toMatchObject([{ mode, headline: expect.stringContaining(headline) }]);
    expect(findings[0]?.fix).toMatch(/\w.*\.$/s);
    expect(refusal.message).toContain(findings[0]?.evidence[0]?.excerpt);
  });

  it.each([
    ["a namespace that is missing", 'namespaces "shop" not found'],
    [
      "a namespace that is going away",
      'deployments.apps "till" is forbidden: unable to create new content in namespace shop because it is being terminated',
    ],
    [
      "rights that Argo CD lacks",
      'deployments.apps "till" is forbidden: User "system:serviceaccount:argocd:x" cannot patch resource "deployments" in API group "apps" in the namespace "shop"',
    ],
    [
      "a conversion webhook",
      'conversion webhook for example.com/v1, Kind=Till failed: Post "https://x": no endpoints available for service "x"',
    ],
  ])("does not know %s", (_, message) => {
    expect(findingsOf({ message })[0]?.mode).not.toMatch(/^[ABDE]\d/);
  });

  it("tells several reasons apart and folds what is refused alike", () => {
    const findings = findingsOf(
      { name: "a", message: required.replace("till", "a") },
      { name: "b", message: required.replace("till", "b") },
      {
        name: "c",
        kind: "Till",
        group: "x.io",
        message: "the server could not find the requested resource",
      },
      { name: "d", message: "the etcd server is in a bad mood" },
    );
    expect(findings.map(({ mode, headline }) => `${mode} ${headline}`)).toEqual([
      expect.stringMatching(/^D7 .*Deployment `a` and `b` are not valid/),
      expect.stringMatching(/^D5 .*`Till`/),
      expect.stringMatching(/^\? .*Deployment `d`/),
    ]);
  });

  it("does not blame a commit for a webhook that is away, and tells the end of a long reason", () => {
    const away = findingsOf({
      message: 'failed calling webhook "v.k": Post "https://v": context deadline exceeded',
    });
    expect(JSON.stringify(away)).not.toContain("bbbbbbb");
    const long = `Job.batch "till" is invalid: spec.template: Invalid value: {"x":"${"y".repeat(3000)}"}: field is immutable`;
    const [job] = findingsOf({ kind: "Job", message: long });
    expect(job?.evidence.map(({ excerpt }) => excerpt).join(" ")).toContain("field is immutable");
  });

  it("stays quick on a thousand refused objects", () => {
    const many = Array.from({ length: 1000 }, (_, index) => ({
      name: `till-${index}`,
      message: required.replace("till", `till-${index}`),
    }));
    findingsOf(...many);
    const before = process.cpuUsage();
    expect(findingsOf(...many)).toHaveLength(1);
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(200);
  });
});
