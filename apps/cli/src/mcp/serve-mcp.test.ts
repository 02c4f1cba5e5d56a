import { expect, test } from "vitest";
import { readArguments } from "../arguments.ts";
import { serveMcp } from "./serve-mcp.ts";

test("what follows the word mcp is the MCP server's own", async () => {
  const command = readArguments(["mcp", "http", "--port", "0"]);

  expect(command).toEqual({ kind: "mcp", argv: ["http", "--port", "0"] });
  // What it does not understand is said on standard error.
  const misunderstood = serveMcp({ kind: "mcp", argv: ["serve"] }, new AbortController().signal);
  expect(await misunderstood).toBe(2);
});
