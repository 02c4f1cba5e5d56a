import type { EvalCase, Expected } from "../case.ts";
import { says } from "./truth.ts";

/** Commits and pull requests that somebody names; which application each came to stands in the recorded histories. */
const asked: readonly (readonly [name: string, says: string, expects: Expected, world?: string])[] =
  [
    ["out", "did f38f0c4 go out?", says(["payments-api", "failing", "f38f0c4"])],
    [
      "which",
      "which applications run 56e13ae14?",
      says(["frontend-eu", "frontend-us"], ["frontend-eu is failing"]),
    ],
    ["broke", "76700a7 broke us?", says(["refunds-db-credentials", "failing"])],
    ["fine", "is commit b847f39 live?", says(["audit-trail", "went out"], ["which is failing"])],
    [
      "link",
      "is http://git.acme.example/payments/payments-deploy/commit/f38f0c4 in prod?",
      says(["payments-api", "f38f0c4"]),
    ],
    ["unknown", "did 0badc0de1 go out?", says(["did not go out", "0badc0de1"])],
    ["pull-request", "did PR #482 go out?", says(["#482", "did not go out", "pull request"])],
    ["author", "what is d5554dd doing, is it out?", says(["recommendations", "failing"])],
    [
      "own",
      "did 717765b go out?",
      says(["orders-api", "717765b"]),
      "config-server-wrong-environment",
    ],
    [
      "german-out",
      "ist f38f0c4 schon live?",
      says(["payments-api", "f38f0c4"]),
      "image-tag-missing",
    ],
    [
      "with-name",
      "did f38f0c4 break payments-api?",
      says(["2.4.0-rc1", "f38f0c4"]),
      "image-tag-missing",
    ],
    [
      "last-hour",
      "what changed in prod in the last hour?",
      // The recording is older under other names.
      says(["in the last hour", "audit-trail|No deployment"], ["Which one"]),
    ],
  ];

export const revisions: readonly EvalCase[] = asked.map(
  ([name, words, expects, world = "fleet"]) => ({
    id: `${world}/revision-${name}`,
    kind: "revision",
    world,
    ...(world === "fleet" ? { channel: "platform-support" } : {}),
    turns: [{ says: words, expects }],
  }),
);
