import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createLogger } from "@lynceus/telemetry";
import { expect, onTestFinished, test, vi } from "vitest";
import { type McpServerConfig, readConfig } from "../config.ts";
import { followConfig } from "./follow-config.ts";

const flags = {
  allowedHosts: [],
  allowedOrigins: [],
  allowUnauthenticated: false,
  stateless: false,
};

function follow() {
  const folder = mkdtempSync(join(tmpdir(), "lynceus-mcp-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const registry = join(folder, "registry.json");
  const callers = join(folder, "callers.json");
  const write = (path: string, content: unknown) => writeFileSync(path, JSON.stringify(content));
  write(registry, [{ baseUrl: "https://a.example.com", token: "first", name: "a" }]);
  write(callers, [{ name: "dana", token: "0123456789abcdef" }]);
  const env = { ARGOCD_TOKEN_REGISTRY_PATH: registry, MCP_TOKENS_FILE: callers };
  const read = () => readConfig(env, { flags });
  const initial = read();
  if (!initial.ok) throw new Error(initial.problems.join("\n"));
  const log: string[] = [];
  const destination = { write: (line: string) => void log.push(line) };
  const logger = createLogger({ name: "test", level: "info", destination });
  const applied: McpServerConfig[] = [];
  const apply = async (config: McpServerConfig) => void applied.push(config);
  const followed = followConfig({ initial, read, apply, logger, everyMs: 20 });
  onTestFinished(() => followed.stop());
  return { registry, callers, write, applied, log, followed, initial: initial.config };
}

test("other Argo CDs and other callers are taken up, and their tokens stay untold", async () => {
  const { registry, callers, write, applied, log, initial } = follow();

  write(registry, [{ baseUrl: "https://a.example.com", token: "second", name: "a" }]);
  await vi.waitFor(() => expect(applied).toHaveLength(1), 20_000);
  write(callers, [{ name: "ci", token: "fedcba9876543210" }]);
  await vi.waitFor(() => expect(applied).toHaveLength(2), 20_000);

  const [[before], [after]] = [initial.instances, applied[0]?.instances ?? []];
  expect(after?.revision).not.toBe(before?.revision);
  expect(applied[1]?.instances[0]?.revision).toBe(after?.revision);
  expect(applied[1]?.http?.holders).toMatchObject([{ name: "ci" }]);
  expect(log.join("")).toContain('"callers":["ci"]');
  expect(log.join("") + JSON.stringify(applied[0]?.instances)).not.toMatch(/first|second|fedcba/);
});

test("what says the same is left alone, unless it is asked for", async () => {
  const { registry, write, applied, log, followed } = follow();

  write(registry, "nothing of the kind");
  await vi.waitFor(() => expect(log.join("")).toContain("the last good one stays"), 20_000);
  write(registry, [{ name: "a", token: "first", baseUrl: "https://a.example.com" }]);
  await followed.reload();

  expect(applied).toHaveLength(1);
});
