import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { connectModern } from "./testing/connect.ts";
import { startArgocd, tokens } from "./testing/start-http.ts";

/** Keeps what OpenTelemetry's exporters send, by path. */
async function startCollector() {
  const received = new Map<string, string>();
  const server = createServer(async (request, response) => {
    const { url = "" } = request;
    for await (const chunk of request) received.set(url, `${received.get(url) ?? ""}${chunk}`);
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, received };
}

async function startProgram(env: Record<string, string>) {
  const main = fileURLToPath(new URL("main.ts", import.meta.url));
  const child = spawn(process.execPath, ["--import", "tsx", main, "http", "--port", "0"], {
    env: { PATH: process.env.PATH, LYNCEUS_AUDIT_FILE: "off", ...env },
    stdio: ["ignore", "ignore", "pipe"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  let log = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    log += text;
  });
  const address = () => /"url":"([^"]+)"/.exec(log)?.[1];
  await expect.poll(address, { timeout: 60_000 }).toBeDefined();
  return { child, url: new URL(address() ?? ""), log: () => log };
}

test("a running server takes up its files as they change, and sends what it did before it ends", async () => {
  const [argocd, collector] = await Promise.all([startArgocd(), startCollector()]);
  const folder = await mkdtemp(join(tmpdir(), "lynceus-mcp-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const write = (name: string, content: string) => writeFile(join(folder, name), content);
  const known = (...names: string[]) =>
    write(
      "lynceus.yaml",
      `instances:\n${names.map((name) => `  - { name: ${name}, url: "${argocd.url}", credential: { env: TOKEN } }\n`).join("")}`,
    );
  const callers = (token: string) =>
    write("callers.json", JSON.stringify([{ name: "dana", token }]));
  await known("prod-eu");
  await callers(tokens.dana);
  const { child, url, log } = await startProgram({
    LYNCEUS_CONFIG: join(folder, "lynceus.yaml"),
    MCP_TOKENS_FILE: join(folder, "callers.json"),
    TOKEN: argocd.token,
    OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
  });
  const client = await connectModern(url);
  const listed = async () => {
    const result = await client.callTool({ name: "list_instances", arguments: {} });
    const { instances } = result.structuredContent as { instances: { name: string }[] };
    return instances.map(({ name }) => name).sort();
  };
  expect(await listed()).toEqual(["prod-eu"]);

  await known("prod-eu", "lab");
  await expect.poll(listed, { timeout: 30_000 }).toEqual(["lab", "prod-eu"]);
  await write("lynceus.yaml", "instances: none\n");
  await expect.poll(log, { timeout: 30_000 }).toContain("the last good one stays");
  expect(log()).toContain("lynceus.yaml:1:12 `instances` must be a list");
  expect(await listed()).toEqual(["lab", "prod-eu"]);

  await known("lab");
  await callers(tokens.ci);
  child.kill("SIGHUP");
  await expect
    .poll(async () => listed().catch((error: Error) => error.message), { timeout: 30_000 })
    .toMatch(/not one of this server's|401/);

  child.kill("SIGTERM");
  expect(await once(child, "exit")).toEqual([0, null]);
  expect([...collector.received.keys()].sort()).toEqual(["/v1/metrics", "/v1/traces"]);
  for (const said of ["lynceus-mcp", "tools/call list_instances"]) {
    expect(collector.received.get("/v1/traces")).toContain(said);
  }
});
