import { expect, test } from "vitest";
import { parseCommand } from "./parse-command.ts";

const key = { instance: "prod-eu", namespace: "argocd", name: "web" };

test.each([
  ["", { kind: "help" }],
  ["  help ", { kind: "help" }],
  ["status", { kind: "status" }],
  ["status all", { kind: "status" }],
  ["STATUS Checkout", { kind: "status", scope: { of: "any", name: "checkout" } }],
  ["status project checkout", { kind: "status", scope: { of: "project", name: "checkout" } }],
  ["status env prod", { kind: "status", scope: { of: "environment", name: "prod" } }],
  ["status cluster", { kind: "status", scope: { of: "any", name: "cluster" } }],
  ["app `payments-api`", { kind: "app", named: { by: "name", name: "payments-api" } }],
  ["app payments-api in prod", { kind: "app", named: { name: "payments-api", place: "prod" } }],
  ["app prod-eu/argocd/web", { kind: "app", named: { by: "key", application: key } }],
  ["diff lab/web", { kind: "diff", named: { name: "web", place: "lab" } }],
  ["history web", { kind: "history", named: { by: "name", name: "web" } }],
  ["find OOM killed", { kind: "find", words: "OOM killed" }],
  ["find", { kind: "incomplete", verb: "find" }],
  ["app", { kind: "incomplete", verb: "app" }],
  ["statsu checkout", { kind: "unknown", rest: "checkout", nearest: "status" }],
  ["hlep", { kind: "unknown", nearest: "help" }],
  ["histroy web", { kind: "unknown", nearest: "history" }],
  ["payments-api", { kind: "unknown", said: "payments-api" }],
  ["<http://web.example|web.example>", { kind: "unknown", said: "web.example" }],
])("%j is %j", (text, command) => {
  expect(parseCommand(text)).toMatchObject(command);
});

test("a name far from every verb is near none", () => {
  expect(parseCommand("payments-api")).not.toHaveProperty("nearest");
});
