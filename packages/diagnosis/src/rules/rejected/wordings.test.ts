import { expect, it } from "vitest";
import { diagnose } from "../../diagnose.ts";
import { buildObserved } from "../../testing/build-observed.ts";

/** What API servers and Argo CD said of an object over their versions, word for word. */
const said: readonly (readonly [mode: string, kind: string, words: string])[] = [
  [
    "B5",
    "Deployment",
    "resource rbac.authorization.k8s.io:ClusterRole is not permitted in project p",
  ],
  ["B5", "Deployment", "namespace x is not permitted in project 'p'"],
  [
    "C3",
    "Deployment",
    'deployments.apps is forbidden: User "system:serviceaccount:argocd:x" cannot patch resource "deployments" in API group "apps" in the namespace "shop"',
  ],
  [
    "C3",
    "Deployment",
    'deployments.apps "x" is forbidden: User "system:serviceaccount:argocd:x" cannot patch resource "deployments" in API group "apps" in the namespace "shop"',
  ],
  ["C6", "Deployment", 'namespaces "payments" not found'],
  ["C6", "Deployment", 'error when creating "/dev/shm/1": namespaces "payments" not found'],
  ["C6", "Deployment", "Namespace for x apps/v1, Kind=Deployment is missing."],
  [
    "D1",
    "Deployment",
    'Deployment.apps "x" is invalid: spec.selector: Invalid value: {"matchLabels":{"a":"b"}}: field is immutable',
  ],
  [
    "D1",
    "Deployment",
    'Deployment.apps "x" is invalid: spec.selector: Invalid value: v1.LabelSelector{MatchLabels:map[string]string{"a":"b"}, MatchExpressions:[]v1.LabelSelectorRequirement(nil)}: field is immutable',
  ],
  [
    "D2",
    "StatefulSet",
    "StatefulSet.apps \"x\" is invalid: spec: Forbidden: updates to statefulset spec for fields other than 'replicas', 'ordinals', 'template', 'updateStrategy', 'revisionHistoryLimit', 'persistentVolumeClaimRetentionPolicy' and 'minReadySeconds' are forbidden",
  ],
  [
    "D3",
    "Job",
    'Job.batch "x" is invalid: spec.template: Invalid value: {"metadata":{}}: field is immutable',
  ],
  [
    "D4",
    "Service",
    'Service "x" is invalid: spec.clusterIPs[0]: Invalid value: []string{"None"}: may not change once set',
  ],
  [
    "D4",
    "PersistentVolumeClaim",
    'PersistentVolumeClaim "x" is invalid: spec: Forbidden: spec is immutable after creation except resources.requests and volumeAttributesClassName for bound claims',
  ],
  [
    "D4",
    "RoleBinding",
    'RoleBinding.rbac.authorization.k8s.io "x" is invalid: roleRef: Invalid value: {"kind":"Role"}: cannot change roleRef',
  ],
  [
    "D4",
    "StorageClass",
    'StorageClass.storage.k8s.io "x" is invalid: parameters: Forbidden: updates to parameters are forbidden.',
  ],
  ["D4", "Secret", 'Secret "x" is invalid: type: Invalid value: "Opaque": field is immutable'],
  [
    "D4",
    "ConfigMap",
    'ConfigMap "x" is invalid: data: Forbidden: field is immutable when `immutable` is set',
  ],
  [
    "D4",
    "PersistentVolumeClaim",
    'persistentvolumeclaims "x" is forbidden: only dynamically provisioned pvc can be resized and the storageclass that provisions the pvc must support resize',
  ],
  [
    "D4",
    "PersistentVolumeClaim",
    'PersistentVolumeClaim "x" is invalid: spec.resources.requests.storage: Forbidden: field can not be less than previous value',
  ],
  [
    "D5",
    "Deployment",
    'The Kubernetes API could not find monitoring.coreos.com/ServiceMonitor for requested resource shop/x. Make sure the "ServiceMonitor" CRD is installed on the destination cluster.',
  ],
  ["D5", "Deployment", "the server could not find the requested resource"],
  [
    "D5",
    "Deployment",
    'no matches for kind "ServiceMonitor" in version "monitoring.coreos.com/v1"',
  ],
  [
    "D5",
    "Deployment",
    'resource mapping not found for name: "x" namespace: "" from "/dev/shm/1": no matches for kind "Gateway" in version "gateway.networking.k8s.io/v1beta1"\nensure CRDs are installed first',
  ],
  [
    "D5",
    "Deployment",
    'The Kubernetes API could not find version "v1beta1" of policy/PodDisruptionBudget for requested resource shop/x. Version "v1" of policy/PodDisruptionBudget is installed on the destination cluster.',
  ],
  ["D6", "Deployment", "metadata.annotations: Too long: must have at most 262144 bytes"],
  [
    "D6",
    "Deployment",
    'CustomResourceDefinition.apiextensions.k8s.io "x" is invalid: metadata.annotations: Too long: may not be more than 262144 bytes',
  ],
  [
    "D7",
    "Secret",
    'Secret in version "v1" cannot be handled as a Secret: illegal base64 data at input byte 4',
  ],
  [
    "D7",
    "Deployment",
    'error validating data: ValidationError(Deployment.spec.template): unknown field "x" in io.k8s.api.core.v1.PodTemplateSpec',
  ],
  [
    "D7",
    "Deployment",
    "failed to create typed patch object (shop/x; apps/v1, Kind=Deployment): .spec.x: field not declared in schema",
  ],
  [
    "D7",
    "Deployment",
    'Deployment.apps "x" is invalid: spec.template.spec.containers[0].image: Required value',
  ],
  [
    "D7",
    "Deployment",
    'Service "x" is invalid: spec.type: Unsupported value: "Foo": supported values: "ClusterIP"',
  ],
  [
    "D7",
    "Deployment",
    'Deployment in version "v1" cannot be handled as a Deployment: strict decoding error: unknown field "spec.foo"',
  ],
  [
    "D7",
    "Deployment",
    'Ingress.networking.k8s.io "x" is invalid: spec.rules[0].http.paths[0].pathType: Required value: pathType must be specified',
  ],
  [
    "D7",
    "Deployment",
    'admission plugin "x"... Deployment.apps "x" is invalid: metadata.name: Invalid value: "X_y": a lowercase RFC 1123 subdomain must consist of',
  ],
  [
    "D7",
    "Deployment",
    'error validating "/dev/shm/1": error validating data: unknown object type "nil" in ConfigMap.data.x; if you choose to ignore these errors, turn validation off with --validate=false',
  ],
  [
    "D7",
    "Deployment",
    "error when creating \"/dev/shm/1\": quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'",
  ],
  [
    "D7",
    "Service",
    'Service "x" is invalid: spec.ports[0].nodePort: Invalid value: 30080: provided port is already allocated',
  ],
  [
    "D7",
    "CustomResourceDefinition",
    'CustomResourceDefinition.apiextensions.k8s.io "x" is invalid: status.storedVersions[0]: Invalid value: "v1alpha1": missing from spec.versions; v1alpha1 was previously a storage version',
  ],
  [
    "D8",
    "Deployment",
    'admission webhook "validate.kyverno.svc-fail" denied the request: \n\nresource Deployment/shop/x was blocked due to the following policies \n\nrequire-labels: x',
  ],
  [
    "D8",
    "Deployment",
    'admission webhook "validation.gatekeeper.sh" denied the request: [azurepolicy-x] no',
  ],
  [
    "D8",
    "Deployment",
    'Internal error occurred: failed calling webhook "x.y": failed to call webhook: Post "https://svc.ns.svc:443/validate?timeout=10s": no endpoints available for service "svc"',
  ],
  [
    "D8",
    "Deployment",
    'Internal error occurred: failed calling webhook "x.y": failed to call webhook: Post "https://svc.ns.svc:443/validate?timeout=10s": tls: failed to verify certificate: x509: certificate signed by unknown authority',
  ],
  [
    "D8",
    "Deployment",
    'Internal error occurred: failed calling webhook "x.y": failed to call webhook: the server could not find the requested resource',
  ],
  [
    "D8",
    "Deployment",
    "deployments.apps \"x\" is forbidden: ValidatingAdmissionPolicy 'demo' with binding 'demo-b' denied request: failed expression: object.spec.replicas <= 5",
  ],
  [
    "D9",
    "PersistentVolumeClaim",
    'persistentvolumeclaims "x" is forbidden: exceeded quota: q, requested: requests.storage=10Gi, used: requests.storage=95Gi, limited: requests.storage=100Gi',
  ],
  [
    "D9",
    "Service",
    'services "x" is forbidden: exceeded quota: q, requested: services.loadbalancers=1, used: services.loadbalancers=2, limited: services.loadbalancers=2',
  ],
  [
    "D10",
    "Deployment",
    'Apply failed with 1 conflict: conflict with "kubectl-client-side-apply" using apps/v1: .spec.replicas',
  ],
  ["D11", "Deployment", "Shared resource found: Deployment/x is part of applications a and b"],
  [
    "L2",
    "Deployment",
    'deployments.apps "x" is forbidden: unable to create new content in namespace x because it is being terminated',
  ],
];

it.each(said)("%s, %s: %s", (mode, kind, message) => {
  const resource = { group: "apps", version: "v1", kind, namespace: "shop", name: "x" };
  const syncResult = { resources: [{ ...resource, status: "SyncFailed", message }] };
  const operationState = { phase: "Failed", message: "one or more objects failed", syncResult };

  const { findings } = diagnose(buildObserved({ health: "Healthy", status: { operationState } }));

  expect(findings.map((finding) => finding.mode)).toEqual([mode]);
  expect(findings[0]?.headline).not.toMatch(/undefined|\(empty\)/);
});
