import { expect, test } from "vitest";
import { readArguments } from "./arguments.ts";

const noFlags = {
  allowedHosts: [],
  allowedOrigins: [],
  allowUnauthenticated: false,
  stateless: false,
};

test.each([
  [[], { kind: "stdio" }],
  [["stdio"], { kind: "stdio" }],
  [["--help"], { kind: "help" }],
  [["-v"], { kind: "version" }],
  [["http", "--help"], { kind: "help" }],
  [["http"], { kind: "http", flags: noFlags }],
  [
    ["http", "--port", "8080", "--allowed-origin", "https://a", "--allowed-origin", "https://b"],
    {
      kind: "http",
      flags: { ...noFlags, port: "8080", allowedOrigins: ["https://a", "https://b"] },
    },
  ],
])("%j is understood", (argv, command) => {
  expect(readArguments(argv)).toEqual(command);
});

test.each([
  [["sse"], "retired"],
  [["serve"], "serve"],
  [["stdio", "--port", "1"], "--port"],
  [["http", "--prot", "1"], "--prot"],
])("%j is not, and why is said", (argv, word) => {
  expect(readArguments(argv)).toEqual({
    kind: "misunderstood",
    problem: expect.stringContaining(word),
  });
});
