import { expect, test } from "vitest";
import { readSteps } from "./read-steps.ts";

const steps = (text: string) =>
  readSteps(`# T\n\n## Steps\n${text}\n\n## Read\n1. \`no_step()\``, 10);

test("calls, their arguments and modes are read in order, over several lines", () => {
  const { steps: read, problems } = steps(
    [
      "Intro `not_a_step()`.",
      "",
      "1. First `one()`, then",
      '   `two(a: $resource, b: true, c: -1.5, d: "x, (y) \\" z")`',
      "",
      "   and still the first: `three(q: $word)`.",
      "2) (F3, ?) Second, `prose` only.",
      "",
      "Outro `neither()`.",
    ].join("\n"),
  );

  expect(problems).toEqual([]);
  expect(read.map(({ number, line, modes }) => [number, line, modes])).toEqual([
    [1, 15, []],
    [2, 19, ["F3", "?"]],
  ]);
  expect(read[0]?.calls).toEqual([
    { tool: "one", arguments: {} },
    {
      tool: "two",
      arguments: {
        a: { kind: "reference", name: "resource" },
        b: { kind: "literal", value: true },
        c: { kind: "literal", value: -1.5 },
        d: { kind: "literal", value: 'x, (y) " z' },
      },
    },
    { tool: "three", arguments: { q: { kind: "reference", name: "word" } } },
  ]);
  expect(read[1]).toMatchObject({ text: "Second, `prose` only.", calls: [] });
});

test.each([
  ["`a(`", "does not end"],
  ["`a(b)`", "`name: value`"],
  ["`a(b: c)`", "`name: value`"],
  ["`a(b: 'c')`", "`name: value`"],
  ["`a(b: [1])`", "`name: value`"],
  ["`a(b: 1,)`", "`name: value`"],
  ["`a(b: 1 c: 2)`", "`name: value`"],
  ["`a(__proto__: 1)`", "`name: value`"],
  ["`a(b: 1, b: 2)`", "gives b twice"],
  ['`a(b: "\\q")`', "no JSON literal"],
  ["`a(b: $secret)`", "no reference $secret"],
])("%s is left out with a warning", (call, reason) => {
  const { steps: read, problems } = steps(`1. Do ${call} and \`fine()\``);

  expect(read[0]?.calls.map(({ tool }) => tool)).toEqual(["fine"]);
  expect(problems).toEqual([
    { line: 13, severity: "warning", message: expect.stringContaining(reason) },
  ]);
});

test("what stands in fenced code is no section, and without the section there are no steps", () => {
  expect(readSteps("```\n## Steps\n1. `a()`\n```\n", 1).steps).toEqual([]);
});

test("a line of a hundred thousand characters is read at once", () => {
  const began = performance.now();
  steps(`1. \`a(${"b: 1, ".repeat(15_000)}\``);
  steps(`1. \`a(b: "${"\\\\".repeat(50_000)}\``);

  expect(performance.now() - began).toBeLessThan(2_000);
});
