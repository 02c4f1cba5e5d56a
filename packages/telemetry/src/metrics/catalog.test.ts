import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { type MetricName, metrics } from "./catalog.ts";
import { prometheusName } from "./prometheus-name.ts";

const read = (path: string) =>
  readFileSync(new URL(`../../../../${path}`, import.meta.url), "utf8");
const documentation = read("docs/observability.md");
const labelsOf = (attributes: readonly string[]) =>
  attributes.map((label) => label.replaceAll(".", "_"));

test.each(Object.entries(metrics))("%s is documented with its labels", (name, metric) => {
  const labels = labelsOf(metric.attributes).map((label) => `\`${label}\``);
  const row = `| \`${prometheusName(name as MetricName)}\` | ${labels.join(", ")} | ${metric.what} |`;
  expect(documentation).toContain(row);
});

/** What may be asked for, with the labels that it has. */
const known = new Map(
  Object.entries(metrics).flatMap(([name, { kind, attributes }]) => {
    const labels = new Set([...labelsOf(attributes), "le", "instance"]);
    const suffixes = kind === "histogram" ? ["_bucket", "_sum", "_count"] : [""];
    return suffixes.map((suffix) => [prometheusName(name as MetricName) + suffix, labels] as const);
  }),
);

const OURS = /\b(?:lynceus|gen_ai|mcp|process|nodejs)[\w:]*/g;
const BRACED = /\{[^}]*\}|\b(?:by|on) \([^)]*\)/g;

function parse(expression: string) {
  const braced = expression.match(BRACED) ?? [];
  return {
    names: expression.replaceAll(BRACED, "").match(OURS) ?? [],
    labels: braced.flatMap(
      (part) => part.replaceAll(/"[^"]*"|\b(?:by|on) /g, "").match(/\w+/g) ?? [],
    ),
  };
}

const recorded = [
  ...read("deploy/prometheus/rules.yaml").matchAll(
    /(?:record|alert): (\S+)\n +expr: ((?:.|\n {10})+)/g,
  ),
].map(([, name = "", expression = ""]) => ({ name, expression }));
for (const { name, expression } of recorded) known.set(name, new Set(parse(expression).labels));
const drawn = [...read("deploy/grafana/lynceus.json").matchAll(/"expr": ("(?:\\.|[^"])*")/g)].map(
  ([, text = ""]) => ({ name: "dashboard", expression: JSON.parse(text) as string }),
);

test.each([...recorded, ...drawn])(
  "$name asks for what there is: $expression",
  ({ expression }) => {
    const { names, labels } = parse(expression);
    expect(names).not.toEqual([]);
    expect([...known.keys()]).toEqual(expect.arrayContaining(names));
    const theirs = names.flatMap((name) => [...(known.get(name) ?? [])]);
    expect(theirs).toEqual(expect.arrayContaining(labels));
  },
);
