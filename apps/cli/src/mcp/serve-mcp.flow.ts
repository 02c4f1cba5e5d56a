import { expect, test } from "vitest";
import { runCli } from "../testing/run-cli.ts";

test("lynceus mcp is the MCP server: its help, and what keeps it from starting", async () => {
  const [help, wrong, unset] = await Promise.all([
    runCli(["mcp", "--help"], {}),
    runCli(["mcp", "serve"], {}),
    runCli(["mcp", "http"], {}),
  ]);

  expect([help.code, help.stdout]).toEqual([0, expect.stringContaining("ARGOCD_BASE_URL")]);
  expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringContaining('"serve"')]);
  expect([unset.code, unset.stderr]).toEqual([
    3,
    expect.stringContaining("ARGOCD_API_TOKEN is not set"),
  ]);
});
