import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client as ModernClient } from "@modelcontextprotocol/client";
import { StdioClientTransport } from "@modelcontextprotocol/client/stdio";
import { Client as LegacyClient } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport as LegacyTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import { expect, onTestFinished, test } from "vitest";
import { buildPackage } from "./package/build.ts";
import { startArgocd } from "./testing/start-http.ts";

const diagnose = { name: "diagnose_application", arguments: { applicationName: "payments-api" } };

test("clients of both eras are served over standard input and output", async () => {
  const argocd = await startArgocd();
  const folder = await mkdtemp(join(tmpdir(), "lynceus-mcp-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const how = {
    command: process.execPath,
    args: [join(await buildPackage(folder), "lynceus-mcp.js")],
    env: {
      PATH: process.env.PATH ?? "",
      ARGOCD_BASE_URL: argocd.url,
      ARGOCD_API_TOKEN: argocd.token,
      LYNCEUS_AUDIT_FILE: "off",
    },
    stderr: "pipe" as const,
  };
  const info = { name: "by-hand", version: "1" };
  const legacy = new LegacyClient(info);
  const modern = new ModernClient(info, { versionNegotiation: { mode: { pin: "2026-07-28" } } });
  const said: unknown[] = [];
  legacy.onerror = (error) => said.push(error);
  modern.onerror = (error) => said.push(error);
  const transports = [new LegacyTransport(how), new StdioClientTransport(how)] as const;

  await Promise.all([legacy.connect(transports[0] as never), modern.connect(transports[1])]);
  const results = await Promise.all([legacy.callTool(diagnose), modern.callTool(diagnose)]);

  for (const { structuredContent } of results) {
    expect(structuredContent).toMatchObject({ findings: [{ mode: "F1" }] });
  }
  expect(legacy.getInstructions()).toContain("skill://");
  // Whatever is not protocol on standard output is an error of the transport.
  expect(said).toEqual([]);
  const pids = transports.map(({ pid }) => pid ?? 0);
  await Promise.all([legacy.close(), modern.close()]);
  for (const pid of pids) await expect.poll(() => isAlive(pid), { timeout: 10_000 }).toBe(false);
});

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
