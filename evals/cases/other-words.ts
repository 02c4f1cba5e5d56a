import type { EvalCase } from "../case.ts";
import { causeIn } from "./truth.ts";

/** World, manner, words: the recordings' causes, asked as different people ask. */
const asked: readonly (readonly [world: string, manner: string, says: string])[] = [
  ["image-tag-missing", "terse", "payments-api?"],
  ["image-tag-missing", "typo", "why is paymets-api faling"],
  [
    "image-tag-missing",
    "angry",
    "payments-api is broken AGAIN!!! what the hell is going on this time??",
  ],
  ["image-tag-missing", "hurry", "customers cannot pay, payments-api prod, quick pls"],
  [
    "image-tag-missing",
    "alert",
    "[FIRING:1] KubeDeploymentReplicasMismatch (prod-eu payments-prod payments-api critical)\nDeployment payments-prod/payments-api has not matched the expected number of replicas for longer than 15 minutes.\nwhat is this about?",
  ],
  [
    "image-tag-missing",
    "log-line",
    'getting this for payments-api, is that us?\n```Failed to pull image "registry.acme.example/payments/api:2.4.0-rc1": rpc error: code = NotFound```',
  ],
  [
    "image-tag-missing",
    "link",
    "<https://argocd.acme.example/applications/argocd/payments-api> is red, what's wrong there?",
  ],
  ["oom-killed", "terse", "recommendations 137 ???"],
  [
    "oom-killed",
    "theory",
    "does recommendations leak memory? its pods die every few minutes since the last deploy",
  ],
  ["oom-killed", "german", "warum startet recommendations ständig neu?"],
  ["config-server-wrong-environment", "hurry", "orders-api down in prod, need help NOW"],
  [
    "config-server-wrong-environment",
    "stack-trace",
    "orders-api throws this on startup, any idea?\n```org.springframework.boot.SpringApplication - Application run failed\njava.lang.IllegalStateException: Could not locate PropertySource and the fail fast property is set, failing\n\tat org.springframework.cloud.config.client.ConfigServerConfigDataLoader.doLoad(ConfigServerConfigDataLoader.java:197)\nCaused by: java.net.ConnectException: Connection refused```",
  ],
  [
    "liveness-kills",
    "log-line",
    "session-store says `WARN  event loop blocked for 5110 ms` and then it is gone, why?",
  ],
  ["liveness-kills", "terse", "session-store restarts"],
  [
    "crash-after-config-removed",
    "yesterday",
    "subscriptions: it was fine yesterday, nobody touched anything, today CrashLoopBackOff",
  ],
  ["crash-after-config-removed", "blame", "did my deploy break subscriptions?"],
  [
    "presync-hook-failed",
    "log-line",
    'billing-migrate says `ERROR: column "currency" of relation "invoices" already exists`. why does billing not deploy?',
  ],
  ["presync-hook-failed", "terse", "billing sync failed"],
  ["secret-missing", "symptom", "refunds CreateContainerConfigError since the release"],
  [
    "secret-missing",
    "polite",
    "Hi team! Could somebody please have a look at refunds? Its pods do not seem to come up since this morning. Thank you so much in advance!",
  ],
  ["external-secret-denied", "theory", "is vault down? card-vault does not start"],
  ["unschedulable", "symptom", "0/3 nodes are available for ml-trainer, what does it want?"],
  ["quota-exceeded", "symptom", "ledger-export won't scale to 4, stuck at 2"],
  [
    "readiness-failing",
    "symptom",
    "checkout-payments-adapter 0/2 ready but no crash, what is it waiting for?",
  ],
  [
    "exec-format",
    "log-line",
    "thumbnailer: `exec /usr/local/bin/thumbnailer: exec format error` - whats that",
  ],
  [
    "registry-rate-limit",
    "certain",
    "I pushed the image myself, redis 7.4-alpine is there, why can newsletter not pull it",
  ],
  [
    "helm-template-error",
    "symptom",
    "catalog-search: nil pointer evaluating interface {}.memory - help",
  ],
  ["kustomize-patch-target", "terse", "checkout-giftwrap ComparisonError"],
  [
    "path-missing",
    "symptom",
    "identity-audit: app path does not exist, but I only renamed a folder?",
  ],
  ["revision-missing", "symptom", "search-ranker unable to resolve release-6.1, why"],
  ["immutable-selector", "symptom", "notifications: field is immutable?! I only changed a label"],
  ["crd-missing", "symptom", 'metrics-rules no matches for kind "ServiceMonitor"'],
  ["drift-hpa", "blame", "who keeps scaling checkout-sessions? git says 2"],
  ["manual-change", "blame", "somebody changed audit-trail by hand I think, what did they change?"],
  ["sync-window-denied", "symptom", "sync button of tax-engine is greyed out"],
  ["cluster-unreachable", "just-me", "edge-cache is Unknown, is it just me?"],
  ["hook-running", "impatient", "statements is syncing for 40 minutes now. should I kill it?"],
  ["rollout-aborted", "symptom", "search-front canary rolled back by itself, why?"],
  ["rollout-paused", "worried", "cart-front shows Suspended, do we have to roll back?"],
  ["pvc-pending", "terse", "reports-db pvc pending"],
  ["certificate-pending", "symptom", "browser says the certificate of public-api is invalid"],
  ["ingress-no-address", "symptom", "partner-portal has no external IP yet, still Progressing"],
  [
    "webhook-unreachable",
    "log-line",
    'points-api: `failed calling webhook "validate.kyverno.svc-fail": connect: connection refused`, our fault?',
  ],
  ["namespace-missing", "symptom", 'loan-offers: namespaces "loans-prod" not found'],
  [
    "deletion-stuck",
    "impatient",
    "why can't I get rid of legacy-gateway, it's been deleting forever",
  ],
  ["cronjob-failing", "symptom", "last night's nightly-export did not arrive in the bucket"],
  ["manual-sync-only", "impatient", "inventory 4.2.0 is merged, when does it go live?"],
  [
    "wave-waits-for-crash",
    "symptom",
    "where is ticketing-web? the sync of ticketing never gets to it",
  ],
  [
    "warning-not-critical",
    "log-line",
    'cache-warmer prints `WARN  redis client: option "retry_on_timeout" is deprecated and will be removed in 6.0`. is this critical?',
  ],
  [
    "warning-that-matters",
    "shrug",
    "bank-link has some tls warning in its logs, can we ignore it?",
  ],
  ["large-application", "terse", "commerce-suite degraded"],
];

export const otherWords: readonly EvalCase[] = asked.map(([world, manner, says]) => ({
  id: `${world}/${manner}`,
  kind: "other-words",
  world,
  turns: [{ says, ifAskedBack: "both", expects: causeIn(world) }],
}));
