import type { EvalCase } from "../case.ts";
import { causeIn } from "./truth.ts";

/** World, manner, words: what people type or paste when they have no time. The cause is the recording's. */
const asked: readonly (readonly [world: string, manner: string, says: string])[] = [
  ["image-tag-missing", "german-night", "payments-api geht nicht, warum??"],
  ["image-tag-missing", "mixed", "hi zusammen, payments-api deploy hängt seit 10 min, pls help"],
  [
    "image-tag-missing",
    "argocd-notification",
    "Application payments-api has degraded.\nApplication details: https://argocd.acme.example/applications/payments-api.",
  ],
  [
    "image-tag-missing",
    "datadog",
    "[Triggered on {kube_namespace:payments-prod}] [P2] Kubernetes pods in ImagePullBackOff kube_deployment:payments-api",
  ],
  [
    "image-tag-missing",
    "kubectl",
    "```NAME                            READY   STATUS             RESTARTS   AGE\npayments-api-6445bf6c75-jrnsf   0/1     ImagePullBackOff   0          12m```\nwhat is this",
  ],
  [
    "image-tag-missing",
    "namespace-kubectl",
    "kubectl get pods -n payments-prod shows ErrImagePull",
  ],
  ["image-tag-missing", "fix-it", "pls fix payments-api asap"],
  ["image-tag-missing", "safe", "is it safe to deploy payments-api?"],
  ["image-tag-missing", "how-long", "how long has payments-api been broken?"],
  ["image-tag-missing", "abbreviated", "pymnts-api ded, y"],
  ["oom-killed", "typo", "wats wrong w recomendations"],
  ["oom-killed", "german", "was ist los mit recommendations"],
  ["oom-killed", "pagerduty", "PD: recommendations pods restarting > 5 in 10m, ack'd, anyone?"],
  ["oom-killed", "kubectl", "recommendations-6d8fc8d6c7-m8g8w 0/1 OOMKilled 11 70m - what now?"],
  ["config-server-wrong-environment", "german", "orders-api startet nicht, warum"],
  ["config-server-wrong-environment", "incident", "INC-4711 orders-api outage, root cause?"],
  ["liveness-kills", "german", "session-store startet dauernd neu, wieso?"],
  [
    "liveness-kills",
    "alert",
    "[FIRING:1] KubePodCrashLooping session-store (session-prod critical)",
  ],
  ["crash-after-config-removed", "kubectl", "subscriptions CrashLoopBackOff 6 (2m ago), help"],
  ["crash-after-config-removed", "worried", "subscriptions!! did we just lose billing??"],
  ["presync-hook-failed", "german", "billing sync schlägt fehl, wieso"],
  [
    "presync-hook-failed",
    "notification",
    "Failed to sync application billing. See https://argocd.acme.example/applications/argocd/billing",
  ],
  ["secret-missing", "kubectl", "refunds pods: CreateContainerConfigError, wtf"],
  ["secret-missing", "how-long", "since when is refunds down"],
  ["external-secret-denied", "terse", "card-vault down?"],
  ["unschedulable", "kubectl", "ml-trainer Pending 0/3 nodes, halp"],
  ["readiness-failing", "german", "checkout-payments-adapter wird nicht ready"],
  ["exec-format", "hurry", "thumbnailer dead after deploy, revert?"],
  ["registry-rate-limit", "hurry", "newsletter 429 toomanyrequests??"],
  ["helm-template-error", "hurry", "catalog-search won't sync, helm says no"],
  ["kustomize-patch-target", "hurry", "checkout-giftwrap red since my kustomize change"],
  ["immutable-selector", "hurry", "notifications sync keeps failing, nobody touched it"],
  ["drift-hpa", "yellow", "why is checkout-sessions still yellow"],
  ["sync-window-denied", "hurry", "tax-engine hotfix must go out NOW, why blocked"],
  ["cluster-unreachable", "german", "edge-router unbekannt, ist das nur bei mir?"],
  ["rollout-paused", "eta", "cart-front 33% since forever, eta?"],
  ["pvc-pending", "kubectl", "reports-db-0 Pending, unbound PVC?"],
  ["quota-exceeded", "hurry", "ledger-export scale up doesnt work pls"],
  ["deletion-stuck", "german", "legacy-gateway lässt sich nicht löschen, hängt"],
  ["large-application", "hurry", "commerce-suite is red, which svc??"],
];

export const hurried: readonly EvalCase[] = asked.map(([world, manner, says]) => ({
  id: `${world}/hurry-${manner}`,
  kind: "hurry",
  world,
  turns: [{ says, ifAskedBack: "both", expects: causeIn(world) }],
}));
