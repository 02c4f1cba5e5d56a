import type { EvalCase, Expected } from "../case.ts";
import { causeIn, says } from "./truth.ts";

/** Names that are wrong, short, unknown or of another environment. */
const asked: readonly (readonly [world: string, name: string, says: string, expects: Expected])[] =
  [
    [
      "image-tag-missing",
      "wrong-environment",
      "why is payments-api failing in staging?",
      says(["staging|stage", "prod"]),
    ],
    [
      "config-server-wrong-environment",
      "wrong-environment",
      "is orders-api ok on dev?",
      says(["dev", "prod"]),
    ],
    [
      "image-tag-missing",
      "typo",
      "is paymentsapi up?",
      says(["payments-api", "Degraded", "image"]),
    ],
    ["image-tag-missing", "spaces", "payments api does not deploy", causeIn("image-tag-missing")],
    ["image-tag-missing", "upper-case", "PAYMENTS-API IS DOWN", causeIn("image-tag-missing")],
    [
      "image-tag-missing",
      "namespace",
      "what's wrong in payments-prod?",
      says(["only application in namespace", "2.4.0-rc1", "not found"]),
    ],
    [
      "image-tag-missing",
      "pod",
      "why is pod payments-api-6445bf6c75-jrnsf not running?",
      causeIn("image-tag-missing"),
    ],
    [
      "image-tag-missing",
      "image",
      "registry.acme.example/payments/api:2.4.0-rc1 cannot be pulled, who uses it?",
      says(["payments-api"]),
    ],
    [
      "fleet",
      "unknown",
      "why is warehouse-sync failing?",
      says(["warehouse-sync"], ["warehouse-sync is Healthy"]),
    ],
    ["fleet", "odd", "status of ../../etc/passwd", says(["passwd|name|application"], ["root:"])],
    ["fleet", "part", "search is slow", says(["search-front", "search-gateway"])],
    [
      "fleet",
      "two",
      "why are refunds and card-vault not starting?",
      says(["refunds", "card-vault"]),
    ],
    ["fleet", "none", "something is broken", says(["which|Degraded"])],
    [
      "wave-waits-for-crash",
      "resource",
      "ticketing-db-proxy crash loops",
      causeIn("wave-waits-for-crash"),
    ],
    [
      "external-secret-denied",
      "resource",
      "ExternalSecret card-vault-keys is not ready",
      causeIn("external-secret-denied"),
    ],
  ];

export const names: readonly EvalCase[] = asked.map(([world, name, words, expects]) => ({
  id: `${world}/name-${name}`,
  kind: "name",
  world,
  turns: [{ says: words, expects }],
}));
