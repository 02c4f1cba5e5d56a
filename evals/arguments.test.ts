import { expect, test } from "vitest";
import { readArguments } from "./arguments.ts";

test.each([
  [[], { kind: "run", model: "offline", trials: 1, output: "text" }],
  [
    ["--model", "claude-sonnet-5-5", "--trials", "3", "--json"],
    { kind: "run", model: "claude-sonnet-5-5", trials: 3, output: "json" },
  ],
  [
    ["--case", "fleet/"],
    { kind: "run", model: "offline", only: "fleet/", trials: 1, output: "text" },
  ],
  [["--docs"], { kind: "run", model: "offline", trials: 1, output: "docs" }],
  [["--list"], { kind: "list" }],
])("%j", (argv, command) => {
  expect(readArguments(argv)).toEqual(command);
});

test.each([[["--trials", "0"]], [["--trails", "3"]], [["fleet"]], [["--docs", "--case", "x"]]])(
  "%j is answered with the usage and what is wrong",
  (argv) => {
    expect(readArguments(argv)).toEqual({ kind: "help", problem: expect.any(String) });
  },
);
