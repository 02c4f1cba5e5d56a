import { expect, test } from "vitest";
import { readAction } from "./read-action.ts";

test.each([
  ["sync payments-api", "sync"],
  ["please roll back orders-api to 5.1.0", "roll back"],
  ["can you rollback payments-api?", "roll back"],
  [
    "deploy version 2.0 of my service, monitor its health, and roll back to the previous version if it degrades",
    "deploy",
  ],
  ["create an app called 'frontend' using the manifests from github.com/myorg/apps", "create"],
  ["connect to my GitOps repo and create an Argo CD application for each directory", "connect"],
  ["hey, could you restart web-eu", "restart"],
])("%j orders %j", (text, action) => {
  expect(readAction(text)).toBe(action);
});

test.each([
  "payments-api deploy is stuck, what is going on?",
  "deploy failed",
  "sync failed on notifications",
  "sync window blocks tax-engine",
  "rollback of billing was refused, why?",
  "deployment issue",
  "why was it rolled back",
  "is search-query down?",
  "restart count of payments-api?",
])("%j is a question", (text) => {
  expect(readAction(text)).toBeUndefined();
});
