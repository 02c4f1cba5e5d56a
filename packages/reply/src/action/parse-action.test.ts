import { expect, test } from "vitest";
import { actionIds } from "./action.ts";
import { parseAction } from "./parse-action.ts";
import { focusFailureButton, lookAtButton, showEvidenceButton } from "./to-button.ts";

const orders = { instance: "prod", namespace: "argocd", name: "orders-api" };
const application = "prod/argocd/orders-api";
const findings = ["F5:Deployment/orders-api:new-revision"];

test.each([
  [lookAtButton("orders-api · prod", orders, 1), { kind: "look-at", application }],
  [
    focusFailureButton("1 The new revision", orders, findings, 1),
    { kind: "focus-failure", application, findings },
  ],
  [showEvidenceButton(orders, findings), { kind: "show-evidence", application, findings }],
])("a click on %j is read back", ({ actionId, value }, action) => {
  expect(actionIds.test(actionId)).toBe(true);
  expect(parseAction(actionId, value)).toEqual(action);
});

test.each([
  ["look_at:1", "orders-api"],
  ["look_at:1", "prod/argocd/orders-api/x"],
  ["look_at:1", "PROD!/argocd/orders-api"],
  ["look_at:x", application],
  ["approve", application],
  ["focus_failure:1", "not json"],
  ["focus_failure:1", "null"],
  ["focus_failure:1", JSON.stringify({ application, findings: [] })],
  ["focus_failure:1", JSON.stringify({ application: "orders-api", findings })],
  ["show_evidence", JSON.stringify({ application, findings: [7] })],
])("%s with %s is not ours", (actionId, value) => {
  expect(parseAction(actionId, value)).toBeUndefined();
});

test("a value holds the worst findings, as many as Slack takes", () => {
  const ids = Array.from({ length: 200 }, (_, index) => `F5:Deployment/svc-${index}:new-revision`);
  const { actionId, value } = focusFailureButton("All", orders, ids, 0);
  const action = parseAction(actionId, value);

  expect(value.length).toBeLessThanOrEqual(2000);
  expect(action?.kind === "focus-failure" && action.findings.length).toBeGreaterThan(40);
  expect(action).toMatchObject({ findings: expect.arrayContaining([ids[0]]) });
});
