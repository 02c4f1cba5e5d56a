import { request as ask } from "node:http";
import { expect, test } from "vitest";
import { connectModern } from "../testing/connect.ts";
import { startArgocd, startHttp, TOKEN } from "../testing/start-http.ts";

interface Asked {
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string | Buffer;
}

/** Over node:http, which lets a test say any host name. */
function send(url: URL, { method = "POST", headers = {}, body = "" }: Asked) {
  return new Promise<{ status: number; headers: object; text: string }>((resolve, reject) => {
    const sending = ask(url, { method, headers }, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
      response.on("end", () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text }),
      );
    });
    sending.on("error", reject);
    sending.end(body);
  });
}

const authorization = `Bearer ${TOKEN}`;
const nowhere = { url: "http://127.0.0.1:9", token: "x" };

test("refuses what may not come in, each with its reason", async () => {
  const { url } = await startHttp(nowhere);
  const cases: readonly [number, RegExp, Asked][] = [
    [403, /allowed-host-header/, { headers: { host: "evil.example.com", authorization } }],
    [403, /allowed-origin/, { headers: { origin: "https://evil.example.com", authorization } }],
    [401, /needs a token/, {}],
    [401, /not one of this server's/, { headers: { authorization: "Bearer 0123456789abcdeg" } }],
    [401, /needs a token/, { headers: { authorization: `Basic ${TOKEN}` } }],
    [400, /never with a caller's/, { headers: { authorization, "x-argocd-api-token": "t" } }],
    [413, /1024 KiB/, { headers: { authorization }, body: Buffer.alloc(2 * 1024 * 1024) }],
    [
      413,
      /1024 KiB/,
      { headers: { authorization, "transfer-encoding": "chunked" }, body: Buffer.alloc(2 ** 21) },
    ],
  ];
  for (const [status, sentence, asked] of cases) {
    const answer = await send(url, asked).catch((error: NodeJS.ErrnoException) => error);
    // Who sends on after being refused may find the connection closed.
    if (answer instanceof Error)
      expect([status, answer.code]).toEqual([413, expect.stringMatching(/EPIPE|ECONNRESET/)]);
    else expect([answer.status, answer.text]).toEqual([status, expect.stringMatching(sentence)]);
  }
  const challenged = await send(url, {});
  expect(challenged.headers).toMatchObject({ "www-authenticate": 'Bearer realm="lynceus-mcp"' });
});

test("an address that cannot be had is refused with the reason", async () => {
  const { url } = await startHttp(nowhere);

  await expect(startHttp(nowhere, { port: Number(url.port) })).rejects.toThrow(
    /is in use: another program listens there\. Choose another with --bind-address and --port/,
  );
  // TEST-NET-1: nobody has it.
  await expect(startHttp(nowhere, { address: "192.0.2.1" })).rejects.toThrow(
    /no address of this machine/,
  );
});

test("a web page that is allowed may ask, and read the answer", async () => {
  const origin = "https://tools.example.com";
  const { url } = await startHttp(nowhere, { allowedOrigins: [origin] });
  const preflight = (from: string) => send(url, { method: "OPTIONS", headers: { origin: from } });

  const allowed = await preflight(origin);
  expect(allowed).toMatchObject({
    status: 204,
    headers: {
      "access-control-allow-origin": origin,
      "access-control-allow-headers": expect.stringContaining("authorization"),
    },
  });
  const asked = await send(url, { headers: { origin } });
  expect(asked).toMatchObject({ status: 401, headers: { "access-control-allow-origin": origin } });
  const other = await preflight("https://evil.example.com");
  expect(other.status).toBe(403);
  expect(other.headers).not.toHaveProperty("access-control-allow-origin");
});

test("without tokens, who reaches it on this machine is let in; health needs none ever", async () => {
  const { url } = await startHttp(nowhere, { holders: [] });
  const health = await send(new URL("/healthz", url), { method: "GET" });

  expect([health.status, health.text]).toEqual([200, '{"status":"ok"}']);
  expect((await send(new URL("/sse", url), { method: "GET" })).status).toBe(404);
  const client = await connectModern(url, "any token is as good as none");
  expect((await client.listTools()).tools.length).toBeGreaterThan(10);
});

test("a caller's calls are limited, and the limit is said", async () => {
  const { url } = await startHttp(await startArgocd(), { callsPerMinute: 1 });
  const client = await connectModern(url);
  const list = () => client.callTool({ name: "list_instances", arguments: {} });

  expect((await list()).isError ?? false).toBe(false);
  expect(await list()).toMatchObject({
    isError: true,
    content: [{ text: expect.stringContaining("dana has made 1 call within a minute") }],
  });
});

test("stops in order: what runs is answered, what comes is sent away", async () => {
  const argocd = await startArgocd();
  const { url, drain } = await startHttp(argocd);
  const client = await connectModern(url);
  await client.callTool({ name: "list_applications", arguments: {} });
  argocd.faults.set("/api/v1/applications/payments-api", { kind: "slow", ms: 300 });
  const asked = () => argocd.requests().filter(({ path }) => path.endsWith("/payments-api")).length;
  const before = asked();
  const call = client.callTool({
    name: "get_application",
    arguments: { applicationName: "payments-api" },
  });
  await expect.poll(asked).toBeGreaterThan(before);

  const drained = drain(10_000);

  expect((await send(url, { headers: { authorization } })).status).toBe(503);
  expect((await send(new URL("/healthz", url), { method: "GET" })).text).toContain("stopping");
  expect((await call).isError ?? false).toBe(false);
  await drained;
});
