import { expect, it } from "vitest";
import { foreignEnvironment } from "./foreign-environment.ts";

it.each([
  ["config-e2e.company.com", "prod", "e2e"],
  ["db.staging.svc", "prod", "staging"],
  ["db.staging", "production", "staging"],
  ["api-dev2.shop.net", "stage", "dev2"],
  ["api.prd.shop.net", "dev", "prd"],
  ["uat-api.shop.net", "prod", "uat"],
])("%s is foreign to %s: %s", (host, environment, word) => {
  expect(foreignEnvironment(host, environment)).toBe(word);
});

it.each([
  ["config-prod.company.com", "prod"],
  ["config-e2e.prod.company.com", "prod"],
  ["api.shop.dev", "prod"],
  ["latest.developers.shop.net", "prod"],
  ["config-e2e.company.com", undefined],
  ["config-e2e.company.com", "blue"],
  ["staging.shop.net", "stage"],
])("%s says nothing for %s", (host, environment) => {
  expect(foreignEnvironment(host, environment)).toBeUndefined();
});
