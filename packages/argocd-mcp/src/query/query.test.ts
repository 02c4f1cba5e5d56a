import { expect, test } from "vitest";
import { selectNodes } from "./select-nodes.ts";
import { toRows } from "./to-rows.ts";

const value = {
  changes: [
    { kind: "ConfigMap", name: "web-config", diff: ["-  a: 1", "+  a: 2"] },
    { kind: "Deployment", name: "web", diff: [] },
  ],
  "it's": { log: "one\ntwo" },
};

test.each([
  ["$.changes[*].name", ["web-config", "web"]],
  ["$.changes[?@.kind == 'ConfigMap'].diff[1]", ["+  a: 2"]],
  ["$..[?search(@.name, '^web-')].name", ["web-config"]],
  ["$..[?match(@.name, 'we')].name", []],
  ["$['it\\'s'].log", ["one\ntwo"]],
])("%s selects", (path, values) => {
  expect(selectNodes(path, value).map((node) => node.value)).toEqual(values);
});

test.each([
  ["changes", "no JSONPath"],
  ["$.changes[", "no JSONPath"],
  ["$..a..b", "would take too long"],
  ["$[?count($..*) > 1]", "would take too long"],
  ["$[*,*,*,*,*,*]", "would take too long"],
  ["$..[?search(@.name, '(')].name", "not a pattern that RE2 understands"],
])("%s is refused in words", (path, words) => {
  expect(() => selectNodes(path, value)).toThrow(words);
});

test("a hostile pattern in a filter takes no time", () => {
  const hostile = { name: `${"a".repeat(50_000)}!` };
  const begun = performance.now();

  expect(selectNodes("$..[?search(@, '^(a+)+$')]", hostile)).toEqual([]);
  expect(performance.now() - begun).toBeLessThan(2_000);
});

test("too many values are refused", () => {
  const large = Array.from({ length: 30_000 }, (_, at) => at);

  expect(() => selectNodes("$[*]", large)).toThrow("selects more than 20000");
});

test("every part of a result is in some row: small values whole, texts by line, long lines in pieces", () => {
  const long = "x".repeat(2_500);
  const rows = [...toRows([{ path: "$", value: { ...value, long, empty: {} } }], false)];

  expect(rows.slice(0, 3)).toEqual([
    { path: "$['changes']", value: JSON.stringify(value.changes) },
    { path: "$['it\\'s']", value: '{"log":"one\\ntwo"}' },
    { path: "$['long']", value: "x".repeat(1_000) },
  ]);
  expect(rows.at(-1)).toEqual({ path: "$['empty']", value: "{}" });
  const apart = [...toRows([{ path: "$", value }], true)];
  expect(apart).toContainEqual({ path: "$['it\\'s']['log']", value: "two" });
  expect(apart).toContainEqual({ path: "$['changes'][0]['diff'][1]", value: "+  a: 2" });
});

test("the path of a row selects it again", () => {
  for (const { path, value: text } of toRows([{ path: "$", value }], true)) {
    expect(
      selectNodes(path, value)
        .map((node) => String(node.value))
        .join(),
    ).toContain(text === "[]" ? "" : text);
  }
});
