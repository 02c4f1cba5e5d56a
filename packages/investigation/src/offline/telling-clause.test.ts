import { expect, it } from "vitest";
import { tellingClause } from "./telling-clause.ts";

it("leaves a line that fits as it is", () => {
  expect(tellingClause("config: WEBHOOK_URL is not set", [])).toBe(
    "config: WEBHOOK_URL is not set",
  );
});

it("says of a stack's line what could not be reached and why", () => {
  const line =
    'Caused by: org.springframework.web.client.ResourceAccessException: I/O error on GET request for "https://config-e2e.company.com/orders-api/prod": Connect to https://config-e2e.company.com:443 failed: Connection refused';

  const said = tellingClause(line, ["config-e2e.company.com", "refused"]);

  expect(said).toMatch(/config-e2e\.company\.com:443 failed: Connection refused$/);
  expect(said).not.toContain("springframework");
  expect(line).toContain(said);
});

it("leaves out how Argo CD wraps what the API server says", () => {
  const line =
    'Failed last sync attempt to [ec5e4fcaf300e714eea40414d892815d50641de1]: one or more objects failed to apply, reason: ConfigMap "grafana-dashboards" is invalid: metadata.annotations: Too long: may not be more than 262144 bytes (retried 1 times).';

  expect(tellingClause(line, ["grafana-dashboards", "262144"])).toBe(
    'ConfigMap "grafana-dashboards" is invalid: metadata.annotations: Too long: may not be more than 262144 bytes (retried 1 times).',
  );
});

it("cuts one long clause at a word's end", () => {
  expect(tellingClause(`starts ${"word ".repeat(60)}`, [])).toMatch(/word…$/);
});
