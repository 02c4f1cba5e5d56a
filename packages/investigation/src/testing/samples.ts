import type { Diagnosis, Finding, InvestigationRequest } from "@lynceus/contract";

const resource = {
  group: "apps",
  version: "v1",
  kind: "Deployment",
  namespace: "orders-prod",
  name: "orders-api",
};

/** A new revision that reads its configuration from another environment. */
export function sampleFinding(fields: Partial<Finding> = {}): Finding {
  return {
    id: "B8:Deployment/orders-api:new-revision",
    mode: "B8",
    severity: "critical",
    subject: "new-revision",
    resource,
    version: "5.2.0",
    headline: "the new revision cannot reach `https://config-e2e.company.com`",
    facts: [{ text: "Exit code 1, 5 restarts", where: "pod …klwlf, container orders" }],
    fix: "Point `config-url` at the `prod` address.",
    evidence: [
      {
        excerpt: "Connect to https://config-e2e.company.com:443 failed: Connection refused",
        object: "Pod orders-prod/orders-api-778698c9fc-klwlf",
        field: "log (previous)",
      },
      {
        excerpt: "configserver:https://config-e2e.company.com",
        object: "ConfigMap orders-prod/orders-api-config",
        field: "data.config-url",
      },
    ],
    ...fields,
  };
}

export function sampleDiagnosis(fields: Partial<Diagnosis> = {}): Diagnosis {
  return {
    application: {
      instance: "prod-eu",
      namespace: "argocd",
      name: "orders-api",
      project: "checkout",
      environment: "prod",
      health: "Degraded",
      sync: "Synced",
      cluster: "in-cluster",
      destinationNamespace: "orders-prod",
      autoSync: true,
      deleting: false,
    },
    layer: "workload",
    findings: [sampleFinding()],
    change: {
      revision: "717765b25b6b1b8492136f0bae9f00c5cb399b18",
      author: "Noor Haddad",
      message: "orders-api: 5.2.0, flags from e2e overlay",
    },
    warnings: [],
    checked: ["0 of 2 pods ready"],
    unchecked: [],
    observedAt: "2026-11-21T07:21:14.429Z",
    ...fields,
  };
}

export function sampleRequest(fields: Partial<InvestigationRequest> = {}): InvestigationRequest {
  return {
    question: "C1:1.1",
    text: "why is orders-api failing?",
    context: [],
    askedAt: "2026-11-21T07:21:10.000Z",
    principal: { kind: "channel", id: "C1", name: "#checkout", projects: ["checkout"] },
    thread: { team: "T1", channel: "C1", threadTs: "1.1" },
    diagnosis: sampleDiagnosis(),
    focus: [],
    ...fields,
  };
}
