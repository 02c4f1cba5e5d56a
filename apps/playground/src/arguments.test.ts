import { expect, test } from "vitest";
import { readArguments } from "./arguments.ts";

test.each([
  [["--once", "why?"], { kind: "once", question: "why?", world: "fleet" }],
  [
    ["--once", "why?", "--world", "image-tag-missing", "--channel", "#payments-support"],
    { kind: "once", question: "why?", world: "image-tag-missing", channel: "payments-support" },
  ],
  [["--all", "--json"], { kind: "all", json: true, investigates: false }],
  [["--all", "--investigate"], { kind: "all", json: false, investigates: true }],
  [["--list"], { kind: "list" }],
  [[], { kind: "page", world: "fleet" }],
  [["--port", "8123"], { kind: "page", world: "fleet", port: 8123 }],
  [
    ["--terminal", "--channel", "bank-support"],
    { kind: "chat", world: "fleet", channel: "bank-support" },
  ],
  [["-h"], { kind: "help" }],
])("%j", (argv, command) => {
  expect(readArguments(argv)).toEqual(command);
});

test.each([
  [["--once"]],
  [["--once", " "]],
  [["--wrold", "x"]],
  [["why", "is"]],
  [["--port", "0"]],
  [["--channel", "x"]],
])("%j is answered with the usage and what is wrong", (argv) => {
  expect(readArguments(argv)).toEqual({ kind: "help", problem: expect.any(String) });
});
