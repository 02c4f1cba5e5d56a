import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import { expect, onTestFinished, test } from "vitest";
import { everyone, start } from "./testing/connect.ts";
import { startWorlds } from "./testing/start-worlds.ts";
import { tools } from "./tools/index.ts";

type Fetch = (request: Request) => Promise<Response>;

/** A listening server in front of `fetch`, as a host would put one. */
async function listen(fetch: Fetch): Promise<URL> {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const headers = new Headers(
      Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
    );
    const body = chunks.length > 0 ? { body: Buffer.concat(chunks) } : {};
    const url = `http://${request.headers.host}${request.url}`;
    const answer = await fetch(
      new Request(url, { method: request.method ?? "GET", headers, ...body }),
    );
    response.writeHead(answer.status, Object.fromEntries(answer.headers));
    response.end(Buffer.from(await answer.arrayBuffer()));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/mcp`);
}

async function connect(fetch: Fetch) {
  const client = new Client({ name: "claude-desktop", version: "1" });
  const transport = new StreamableHTTPClientTransport(await listen(fetch));
  // the v1 types predate exactOptionalPropertyTypes
  await client.connect(transport as Parameters<typeof client.connect>[0]);
  onTestFinished(() => client.close());
  return client;
}

test("a client of the 2025 protocol lists and calls every tool over HTTP", async () => {
  const { fleet } = await startWorlds({ "prod-eu": "image-tag-missing" });
  const { mcp, audit } = start(fleet);
  const client = await connect((request) =>
    mcp.fetch(request, { principal: everyone, client: "claude-desktop" }),
  );

  const listed = await client.listTools();
  const result = await client.callTool({
    name: "diagnose_application",
    arguments: { applicationName: "payments-api" },
  });
  const unknown = await client.callTool({
    name: "get_application",
    arguments: { applicationName: "payments-apy" },
  });

  expect(client.getServerVersion()?.name).toBe("lynceus-argocd");
  expect(client.getInstructions()).toContain("diagnose_application");
  expect(listed.tools.map(({ name }) => name)).toEqual(tools.map(({ name }) => name));
  expect(result.structuredContent).toMatchObject({ findings: [{ mode: "F1" }] });
  expect(unknown).toMatchObject({
    isError: true,
    content: [{ type: "text", text: expect.stringContaining("prod-eu/argocd/payments-api") }],
  });
  expect(audit.map(({ client, outcome }) => [client, outcome])).toEqual([
    ["claude-desktop", "ok"],
    ["claude-desktop", "error"],
  ]);
});

test("a host that names no principal gets refusals only", async () => {
  const { fleet } = await startWorlds({ "prod-eu": "image-tag-missing" });
  const { mcp, audit } = start(fleet);
  const client = await connect((request) => mcp.handler.fetch(request));

  const result = await client.callTool({ name: "list_applications", arguments: {} });

  expect(result).toMatchObject({
    isError: true,
    content: [{ type: "text", text: expect.stringContaining("on whose behalf") }],
  });
  expect(audit).toEqual([]);
});
