import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { type MetricName, metrics } from "./catalog.ts";
import { prometheusName } from "./prometheus-name.ts";

const documentation = readFileSync(
  new URL("../../../../docs/observability.md", import.meta.url),
  "utf8",
);

test.each(Object.entries(metrics))("%s is documented with its labels", (name, metric) => {
  const labels = metric.attributes.map((label) => `\`${label.replaceAll(".", "_")}\``);
  const row = `| \`${prometheusName(name as MetricName)}\` | ${labels.join(", ")} | ${metric.what} |`;
  expect(documentation).toContain(row);
});
