import type { Answer, InvestigationEnd, InvestigationRequest } from "@lynceus/contract";
import type { Investigated } from "../render/investigated.ts";
import { diagnosis, NOW, twoFailures } from "./samples.ts";

const ordersRequest: InvestigationRequest = {
  question: "C1:100.000100",
  text: "current failure",
  context: [],
  askedAt: NOW.toISOString(),
  principal: { kind: "person", id: "slack:T1:U1", name: "Dana", groups: [], projects: ["*"] },
  thread: { team: "T1", channel: "C1", threadTs: "100.000100" },
  diagnosis: diagnosis(twoFailures),
  focus: ["B8:Deployment/orders-api:new-revision"],
};

export const about: Investigated = { id: "inv-C1-100.000100", request: ordersRequest };

export const steps: InvestigationEnd["steps"] = [
  {
    text: "the previous log of `orders-api`",
    tool: "get_application_workload_logs",
    state: "done",
    outcome: "3 error lines of 214",
    tookMs: 84,
  },
  {
    text: "what changed between the last two deployments",
    tool: "get_application_manifests",
    state: "done",
    outcome: "1 of 9 resources differs",
    tookMs: 132,
  },
  {
    text: "events of the unhealthy resources",
    tool: "get_application_events",
    state: "failed",
    outcome: "Argo CD did not answer within 8 s",
    tookMs: 8_004,
  },
];

export const spent: InvestigationEnd["spent"] = {
  steps: 4,
  toolCalls: 9,
  tokens: 6_120,
  usd: 0.031,
  ms: 34_200,
};

export function answer(fields: Partial<Answer> = {}): Answer {
  return {
    application: "prod-eu/argocd/orders-api",
    rootCause: "`5.2.0` reads its configuration from the e2e environment",
    confidence: "high",
    claims: [
      {
        text: "It ends at start because `https://config-e2e.company.com` refuses the connection",
        citations: [
          {
            evidence: "e2",
            tool: "get_application_workload_logs",
            source: "previous log of `orders-api` in pod `…7d9c5b6f4-x2v8k`",
            excerpt:
              'I/O error on GET request for "https://config-e2e.company.com/orders-api/prod": Connection refused',
          },
        ],
      },
      {
        text: '`717765b` "orders-api: 5.2.0, flags from e2e overlay" (Noor Haddad) changed `config-url` in ConfigMap `orders-api-config`',
        citations: [
          {
            evidence: "e3",
            tool: "get_application_manifests",
            source: "manifests of the last two revisions",
            excerpt: "-  config-url: configserver:https://config-prod.company.com",
          },
          {
            evidence: "e3",
            tool: "get_application_manifests",
            source: "manifests of the last two revisions",
            excerpt: "+  config-url: configserver:https://config-e2e.company.com",
          },
        ],
      },
    ],
    fix: "set `config-url` back to `configserver:https://config-prod.company.com` in `checkout-deploy` `apps/orders-api/prod/configmap.yaml`; auto-sync does the rest. A rollback alone would leave failure 2",
    notChecked: ["whether 5.2.0 needs flags that exist only in e2e", "the config server itself"],
    proposedActions: [],
    ...fields,
  };
}

export function answered(
  fields: Partial<Answer> = {},
  model = "claude-sonnet-5-5",
): Extract<InvestigationEnd, { kind: "answered" }> {
  return { kind: "answered", answer: answer(fields), model, steps, spent };
}
