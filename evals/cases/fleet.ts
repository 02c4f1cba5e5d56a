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
  ["same-cause", "do any of the failing apps share one cause?", says(["prod-eu-3"])],
];

export const fleet: readonly EvalCase[] = asked.map(([name, words, expects, channel]) => ({
  id: `fleet/${name}`,
  kind: "fleet",
  world: "fleet",
  ...(channel === undefined ? {} : { channel }),
  turns: [{ says: words, expects }],
}));
