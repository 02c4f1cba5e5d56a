import { expect, test } from "vitest";
import { readArguments } from "./arguments.ts";

const hash = "0a".repeat(32);

test.each([
  [["--version"], { kind: "version" }],
  [["-v"], { kind: "version" }],
  [["status"], { kind: "status", json: false }],
  [["status", "--json"], { kind: "status", json: true }],
  [["doctor"], { kind: "doctor", json: false, asksModel: true }],
  [["doctor", "--no-model", "--json"], { kind: "doctor", json: true, asksModel: false }],
  [["audit", "verify"], { kind: "verify", json: false }],
  [
    ["audit", "verify", "--anchor", hash.toUpperCase(), "--file", "a.jsonl", "--json"],
    { kind: "verify", anchor: hash, file: "a.jsonl", json: true },
  ],
  [["audit", "show"], { kind: "show", json: false }],
  [
    ["audit", "show", "--last=5", "--from", "2", "--to", "9", "--who", "Dana Reyes"],
    { kind: "show", last: 5, from: 2, to: 9, who: "Dana Reyes", json: false },
  ],
  [
    ["audit", "show", "--tool", "get_application", "--outcome", "refused", "--json"],
    { kind: "show", tool: "get_application", outcome: "refused", json: true },
  ],
  [["audit", "export"], { kind: "export" }],
  [["audit", "export", "--out", "audit.jsonl"], { kind: "export", out: "audit.jsonl" }],
])("%j", (argv, command) => {
  expect(readArguments(argv)).toEqual(command);
});

test.each([
  [["--help"], "lynceus"],
  [["help"], "lynceus"],
  [["help", "audit", "show"], "audit show"],
  [["audit", "-h"], "audit"],
  [["audit", "verify", "--help"], "audit verify"],
  [["audit", "show", "--last", "5", "-h"], "audit show"],
  [["audit", "export", "--help"], "audit export"],
  [["status", "--help"], "status"],
])("%j asks for help", (argv, topic) => {
  expect(readArguments(argv)).toEqual({ kind: "help", topic });
});

test.each([
  [[], "lynceus", "Say what to do"],
  [["audits"], "lynceus", 'There is no command "audits". Did you mean "audit"?'],
  [["xyzzy"], "lynceus", 'There is no command "xyzzy".'],
  [["--verion"], "lynceus", 'There is no option "--verion".'],
  [["skills", "lists"], "skills", 'There is no command "skills lists". Did you mean "list"?'],
  [["audit"], "audit", "Say what to do"],
  [["audit", "erase"], "audit", '"audit erase"'],
  [["audit", "verify", "--anchor", "abc"], "audit verify", "64 hexadecimal digits"],
  [["audit", "verify", "--anchor"], "audit verify", "--anchor"],
  [["audit", "verify", "--file", " "], "audit verify", "--file is empty"],
  [["audit", "show", "--last", "0"], "audit show", "--last is a whole number"],
  [["audit", "show", "--from", "1.5"], "audit show", "--from is a whole number"],
  [["audit", "show", "--from", "9", "--to", "2"], "audit show", "beyond"],
  [["audit", "show", "--outcome", "fine"], "audit show", "refused"],
  [["audit", "show", "--whom", "Dana"], "audit show", "--whom"],
  [["audit", "export", "here"], "audit export", "here"],
  [["status", "now"], "status", "now"],
])("%j is not understood, and it is said why", (argv, topic, problem) => {
  const command = readArguments(argv);

  expect(command).toEqual({ kind: "help", topic, problem: expect.stringContaining(problem) });
});
