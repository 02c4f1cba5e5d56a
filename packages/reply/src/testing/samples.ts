import { ApplicationSummary, Diagnosis, Finding, type FirstLook } from "@lynceus/contract";

/** The reader's now in every test. */
export const NOW = new Date("2026-11-21T07:21:12Z");

/** ISO time so many minutes before `NOW`. */
export function minutesAgo(minutes: number): string {
  return new Date(NOW.getTime() - minutes * 60_000).toISOString();
}

export function application(fields: Partial<ApplicationSummary> = {}): ApplicationSummary {
  return ApplicationSummary.parse({
    instance: "prod-eu",
    namespace: "argocd",
    name: "payments-api",
    project: "payments",
    environment: "prod",
    health: "Healthy",
    sync: "Synced",
    cluster: "prod-eu-1",
    destinationNamespace: "payments-prod",
    autoSync: true,
    ...fields,
  });
}

export function finding(fields: Partial<Finding> = {}): Finding {
  return Finding.parse({
    id: "F1:Deployment/payments-api:new-revision",
    mode: "F1",
    severity: "critical",
    subject: "new-revision",
    resource: { kind: "Deployment", name: "payments-api", namespace: "payments-prod" },
    version: "2.4.0-rc1",
    since: minutesAgo(6),
    headline: "the new revision cannot pull its image",
    facts: [
      {
        text: "Image `payments/api:2.4.0-rc1` is not found in the registry",
        where: "pod `…6445bf6c75-jrnsf`, ImagePullBackOff",
        at: minutesAgo(6),
      },
      {
        text: "Rollout gave up: exceeded its progress deadline",
        where: "Deployment `payments-api`",
      },
    ],
    fix: "push the tag, or set the image back to `2.3.0` in `payments-deploy` `apps/payments-api/prod`.",
    evidence: [
      {
        excerpt:
          'Back-off pulling image "registry.acme.example/payments/api:2.4.0-rc1": ErrImagePull: rpc error: code = NotFound desc = failed to pull and unpack image "registry.acme.example/payments/api:2.4.0-rc1": not found',
        object: "Pod payments-prod/payments-api-6445bf6c75-jrnsf",
        field: "status.containerStatuses[0].state.waiting",
        at: minutesAgo(6),
      },
      {
        excerpt: 'Deployment "payments-api" exceeded its progress deadline',
        object: "Deployment payments-prod/payments-api",
        field: "status.health.message",
      },
    ],
    ...fields,
  });
}

export function diagnosis(fields: Partial<Diagnosis> = {}): Diagnosis {
  return Diagnosis.parse({
    application: application({ health: "Degraded" }),
    layer: "workload",
    findings: [finding()],
    serving: { ready: 2, desired: 2 },
    change: {
      revision: "f38f0c4d1c0f5d8e0b6a2c9d7e4f1a3b5c6d7e8f",
      author: "Ivo Lindqvist <ivo@acme.example>",
      message: "payments-api: roll out 2.4.0-rc1\n\nJira: PAY-1",
      deployedAt: minutesAgo(6),
      initiatedBy: "true",
    },
    checked: [],
    unchecked: [],
    observedAt: NOW.toISOString(),
    url: "https://argocd.acme.example/applications/argocd/payments-api",
    ...fields,
  });
}

type Diagnosed = Extract<FirstLook, { outcome: "diagnosed" }>;

export function diagnosed(
  fields: Partial<Diagnosis> = {},
  look: Partial<Diagnosed> = {},
): Diagnosed {
  return {
    outcome: "diagnosed",
    diagnosis: diagnosis(fields),
    foundBy: "question",
    tookMs: 412,
    ...look,
  };
}

const configServer = finding({
  id: "B8:Deployment/orders-api:new-revision",
  mode: "B8",
  resource: {
    group: "apps",
    version: "v1",
    kind: "Deployment",
    name: "orders-api",
    namespace: "orders-prod",
  },
  version: "5.2.0",
  since: minutesAgo(5),
  headline: "the new revision never starts",
  facts: [
    {
      text: "It cannot reach its config server `https://config-e2e.company.com` (connection refused), 5 restarts",
      where: "log of pod `…7d9c5b6f4-x2v8k`",
      at: minutesAgo(1),
    },
    { text: "ConfigMap `orders-api-config` names an e2e host in prod", where: "key `config-url`" },
  ],
  fix: "set `config-url` in ConfigMap `orders-api-config` back to `configserver:https://config-prod.company.com`; auto-sync does the rest.",
});

const poolExhausted = finding({
  id: "F14:Deployment/orders-api:running-revision",
  mode: "F14",
  subject: "running-revision",
  severity: "warning",
  resource: configServer.resource,
  version: "5.1.0",
  since: minutesAgo(190),
  headline: "the running version is degraded",
  facts: [
    {
      text: "Liveness probe times out, 14 restarts",
      where: "pod `…59f7c8d9b-kq2lm`",
      at: minutesAgo(3),
    },
    { text: "Connection pool exhausted: `HikariPool-1 - Connection is not available`" },
  ],
  fix: "raise the connection pool or the probe's timeout; a rollback to `5.1.0` alone does not help.",
});

/** Two failures of one application that have nothing to do with each other. */
export const twoFailures: Partial<Diagnosis> = {
  application: application({ name: "orders-api", project: "orders", health: "Degraded" }),
  findings: [configServer, poolExhausted],
  serving: { ready: 1, desired: 2 },
  change: {
    revision: "717765b2c0f5d8e0b6a2c9d7e4f1a3b5c6d7e8f9",
    author: "Noor Haddad",
    message: "orders-api: 5.2.0, flags from e2e overlay",
    deployedAt: minutesAgo(5),
  },
  url: "https://argocd.acme.example/applications/argocd/orders-api",
};

/** Nothing wrong, so that a warning or «is it down?» is the whole question. */
export const healthy: Partial<Diagnosis> = {
  application: application({ name: "search-query", project: "search" }),
  layer: "none",
  findings: [],
  checked: ["2 of 2 pods ready", "no restarts", "no warning events"],
  change: {
    revision: "a91be07d1c0f5d8e0b6a2c9d7e4f1a3b5c6d7e8f",
    deployedAt: minutesAgo(41),
  },
  url: "https://argocd.acme.example/applications/argocd/search-query",
};

export const checkout = (name: string, fields: Partial<ApplicationSummary> = {}) =>
  application({ name, project: "checkout", ...fields });
/** What two of many Argo CDs did not tell. */
export const gaps = [
  { instance: "prod-ap-2", reason: "timed out after 5 s" },
  { instance: "lab", reason: "refused the token" },
];
