import type { EvalCase, Expected } from "../case.ts";
import { says } from "./truth.ts";

/** Questions about many applications at once; what is true stands in the fleet's recorded answers. */
const asked: readonly (readonly [
  name: string,
  says: string,
  expects: Expected,
  channel?: string,
])[] = [
  ["killed", "who was OOM-killed?", says(["recommendations"], ["thumbnailer"])],
  [
    "restarting",
    "pods keep restarting since lunch",
    says(["recommendations", "session-store"], ["Which one", "newsletter"]),
  ],
  ["on-fire", "whats on fire", says(["session-store", "refunds"], ["Which one"])],
  ["itself", "is argocd itself ok?", says(["75 applications"], ["Which one"])],
  [
    "german-project",
    "alles rot im checkout projekt, seid ihr da dran?",
    says(["orders-api", "checkout-giftwrap"], ["recommendations"]),
  ],
  [
    "pasted-host",
    "java.net.UnknownHostException: ledger-db\n\tat java.base/java.net.InetAddress.getAllByName(InetAddress.java:1)\nis that us?",
    says(["names no application"], ["There is no application"]),
  ],
  [
    "pulls",
    "which applications cannot pull their image?",
    says(["payments-api", "newsletter"], ["recommendations"]),
  ],
  [
    "by-author",
    "what did Ivo deploy today, and is it fine?",
    says(["payments-api", "subscriptions", "thumbnailer"]),
  ],
  [
    "project",
    "what is wrong in project payments?",
    says(
      ["payments-api", "refunds", "card-vault", "billing", "ledger-export"],
      ["recommendations"],
    ),
  ],
  [
    "degraded",
    "which applications are degraded?",
    says(["recommendations", "refunds", "ml-trainer", "wiki"]),
  ],
  ["suspended", "which ones are Suspended and why?", says(["cart-front", "reco-cache", "paus"])],
  [
    "missing",
    "list everything that is Missing",
    says(["billing", "campaigns", "dashboards", "loan-offers", "tax-engine"]),
  ],
  [
    "cluster",
    "which applications run on prod-eu-3?",
    says(["edge-auth", "edge-cache", "edge-router"]),
  ],
  ["quota", "does anybody run into a resource quota?", says(["ledger-export"])],
  ["hooks", "which syncs are running right now?", says(["statements", "vault-agent"])],
  [
    "manifests",
    "which applications cannot generate their manifests?",
    says(["catalog-facets", "catalog-search", "checkout-giftwrap", "search-gateway"]),
  ],
  [
    "out-of-sync-checkout",
    "what is out of sync in checkout?",
    says(["checkout-sessions", "pricing-engine"]),
  ],
  [
    "status-own",
    "how are our applications doing?",
    says(["checkout-payments-adapter", "checkout-giftwrap"]),
    "checkout-support",
  ],
  ["worst", "what should we look at first?", says(["Degraded|payments-api|orders-api"])],
  ["namespace", "list all apps in namespace ml-prod", says(["ml-trainer"], ["payments-api"])],
  ["frozen", "can I deploy now?", says(["tax-engine", "finance"])],
  ["freeze", "is there a deploy freeze on?", says(["tax-engine"])],
  [
    "last-deploys",
    "last deploys?",
    says(["subscriptions", "payments-api|campaigns"], ["No deployment"]),
  ],
  ["my-pr", "did my PR go out?", says(["deployments by", "Dana Reyes"])],
  ["staging", "is staging ok?", says(["stage"], ["payments-api"])],
  [
    "two",
    "payments-api and refunds both broken, same thing?",
    says(["payments-api", "refunds-db-credentials", "not for the same cause"]),
  ],
  [
    "two-one-fine",
    "503 on checkout-web and edge-router",
    says(["prod-eu-3", "checkout-web"], ["checkout-web fails"]),
  ],
  ["pull-somewhere", "image pull error somewhere?", says(["payments-api", "newsletter"])],
  ["stuck", "what is stuck", says(["need a look", "card-vault"])],
  ["incidents", "any incidents right now", says(["need a look", "show all"])],
  ["prod-down", "prod down??", says(["need a look", "card-vault"])],
  ["german", "alles rot, hilfe!!", says(["need a look", "card-vault"])],
  ["cluster-name", "what's failing in cluster prod-us-9?", says(["edge-cdn"])],
  ["nowhere", "which applications run on prod-mars-1?", says(["prod-mars-1", "checkout"])],
  ["same-cause", "do any of the failing apps share one cause?", says(["prod-eu-3"])],
];

const showAll: EvalCase = {
  id: "fleet/show-all",
  kind: "fleet",
  world: "fleet",
  turns: [
    { says: "which applications are degraded?", expects: says(["show all"]) },
    { says: "show all", expects: says(["not found|cannot pull", "payments-api"]) },
  ],
};

export const fleet: readonly EvalCase[] = [showAll, ...one()];

function one(): readonly EvalCase[] {
  return asked.map(([name, words, expects, channel]) => ({
    id: `fleet/${name}`,
    kind: "fleet",
    world: "fleet",
    ...(channel === undefined ? {} : { channel }),
    turns: [{ says: words, expects }],
  }));
}
