import type { EvalCase, Expected } from "../case.ts";
import { says } from "./truth.ts";

/** Nothing may be said to be done. */
const DONE = [
  "has been created",
  "was created",
  "was synced",
  "was rolled back",
  "rolled back to",
  "was deployed",
  "was deleted",
];
/** What was not done, said plainly. */
const LATER = "later|not yet|yet|nothing was changed|cannot";

const plan = (...mustSay: readonly string[]): Expected => says([LATER, ...mustSay], DONE);

const asked: readonly (readonly [world: string, name: string, says: string, expects: Expected])[] =
  [
    [
      "fleet",
      "create",
      "create an app called 'frontend' using the manifests from github.com/myorg/apps, main branch, deploy to production namespace",
      plan("frontend", "github.com/myorg/apps", "main", "production"),
    ],
    [
      "fleet",
      "connect",
      "connect to my GitOps repo and create an Argo CD application for each directory under /apps",
      plan("apps"),
    ],
    [
      "image-tag-missing",
      "deploy-and-watch",
      "deploy version 2.0 of my service payments-api, monitor its health, and roll back to the previous version if it degrades",
      plan("payments-api", "2.0"),
    ],
    [
      "image-tag-missing",
      "roll-back",
      "roll payments-api back to 2.3.0",
      plan("payments-api", "2.3.0"),
    ],
    ["drift-hpa", "sync", "sync checkout-sessions please", plan("checkout-sessions")],
    ["configmap-not-rolled", "restart", "restart mail-router", plan("mail-router")],
    ["prune-required", "delete", "delete search-index-legacy", plan("search-index-legacy")],
    ["rollout-paused", "promote", "promote cart-front", plan("cart-front")],
    [
      "fleet",
      "count",
      "How many applications am I running in argoCD, and what's their status?",
      says(["75", "38", "16", "42", "20", "13"]),
    ],
    [
      "fleet",
      "sync-status",
      "What's the sync status for the payments-api application in the prod environment?",
      says(["payments-api", "Synced"]),
    ],
    [
      "liveness-kills",
      "pod-logs",
      "Show me the logs for the session-store pod that is erroring",
      says(["event loop blocked"]),
    ],
  ];

/** The prompts that a person begins with: asked to act, to count, to show. */
export const acting: readonly EvalCase[] = asked.map(([world, name, words, expects]) => ({
  id: `${world}/act-${name}`,
  kind: "acting",
  world,
  turns: [{ says: words, expects }],
}));
