import type { FindingGroup, ListApplicationsResult } from "@lynceus/contract";
import { expect, test } from "vitest";
import { findProblems } from "../testing/find-problems.ts";
import { checkout, minutesAgo, NOW } from "../testing/samples.ts";
import { forAsker } from "./for-asker.ts";
import { renderScopeStatus } from "./render-scope-status.ts";

const orders = checkout("orders-api", { health: "Degraded" });
const giftwrap = checkout("checkout-giftwrap", {
  health: "Unknown",
  sync: "Unknown",
  reason: "kustomize patch has no target",
});
const sessions = checkout("checkout-sessions", { sync: "OutOfSync" });
const pricing = checkout("pricing-engine", { sync: "OutOfSync" });
const unreachable: FindingGroup = {
  headline: "config server unreachable",
  modes: ["F3"],
  severity: "critical",
  count: 1,
  applications: [{ ...orders }],
  since: minutesAgo(5),
};
const listed = (fields: Partial<ListApplicationsResult> = {}): ListApplicationsResult => ({
  total: 14,
  health: {},
  sync: {},
  gaps: [],
  instances: 40,
  ageSeconds: 4.2,
  applications: [orders, giftwrap, sessions, pricing],
  ...fields,
});
const render = (fields: Partial<ListApplicationsResult> = {}, needing = 4) =>
  renderScopeStatus(
    {
      scope: { of: "project", name: "checkout" },
      listed: listed(fields),
      needing,
      causes: [unreachable],
    },
    { now: NOW },
  );

test("the verdict stands first, then those that need a look, each with what is known of why", () => {
  const { text } = render();

  expect(text).toBe(
    [
      "project `checkout`: 14 applications, 10 fine, 4 need a look",
      "Degraded `orders-api` config server unreachable, 5 min ago",
      "Unknown `checkout-giftwrap` `kustomize patch has no target`",
      "OutOfSync `checkout-sessions` · `pricing-engine`",
      "Index 4 s old, no model",
    ].join("\n"),
  );
});

test.each([
  [
    "the new revision never starts: it cannot reach `https://config-e2e.company.com` (connection refused)",
    "the new revision never starts: it cannot reach `https://config-e2e.company.com` …",
  ],
  [
    "the sync fails: the API server refuses `spec.template.spec.containers[0].resources.limits.memory` of it",
    "the sync fails: the API server refuses …",
  ],
])("a long cause is cut between words, brackets and quotes: %s", (headline, shown) => {
  const status = { listed: listed(), needing: 4, causes: [{ ...unreachable, headline }] };
  const { text } = renderScopeStatus({ scope: { of: "all" }, ...status }, { now: NOW });

  expect(text.split("\n")[1]).toBe(`Degraded \`orders-api\` ${shown}, 5 min ago`);
});

test("a dead instance is said, and nothing known is not nothing there", () => {
  const gaps = [{ instance: "lab", reason: "refused the token" }];

  expect(render({ gaps }).text).toContain("39 of 40 Argo CDs answered; `lab` refused the token.");
  const dead = render({ gaps, total: 0, applications: [], instances: 1 }, 0).text;
  expect(dead).toMatch(/nothing is known now/);
  expect(dead).not.toMatch(/fine|no application/);
});

test.each([
  [{ applications: [], total: 14 }, 0, "14 applications, all fine."],
  [{ applications: [], total: 1 }, 0, "1 application, fine."],
  [{ applications: [], total: 0 }, 0, "no application that you may see."],
  [{}, 30, "26 more need a look"],
])("%j: %s", (fields, needing, expected) => {
  expect(render(fields, needing).text).toContain(expected);
});

test("what others have written stays text, and the answer has a button to post it", () => {
  const reason = "<!channel> *x* `y` https://evil.example\u202e";
  const hostile = checkout("x`<@U1>*", { health: "Degraded", reason });
  const message = forAsker(render({ applications: [hostile] }, 1), { text: "status", id: "1.2" });

  expect(findProblems(message)).toEqual([]);
  expect(JSON.stringify(message.blocks)).toContain("command_post");
});
