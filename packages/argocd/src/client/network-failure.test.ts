import { createServer as createTcpServer, type Socket } from "node:net";
import { createServer as createTlsServer } from "node:tls";
import { expect, it } from "vitest";
import type { ArgocdError } from "../errors.ts";
import { selfSigned } from "../testing/self-signed.ts";
import { listen, serve } from "../testing/serve.ts";
import { createArgocdClient } from "./create-client.ts";
import { networkFailure } from "./network-failure.ts";

const target = { name: "payments-api", namespace: "argocd", project: "payments" };
const head = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n";

async function failing(url: string, timeoutMs = 5000): Promise<ArgocdError> {
  const client = createArgocdClient({
    instance: "prod-eu",
    url,
    timeoutMs,
    token: () => "t0ken",
    retries: { max: 1, initialDelayMs: 1 },
  });
  return client.resourceTree(target).then(
    () => expect.unreachable("should have failed"),
    (error) => error,
  );
}

async function raw(onConnection: (socket: Socket) => void) {
  const seen = { connections: 0 };
  const server = createTcpServer((socket) => {
    seen.connections += 1;
    onConnection(socket);
  });
  return { url: `http://127.0.0.1:${await listen(server)}`, seen };
}

it("tells a refused connection, after trying again", async () => {
  const { url, server } = await serve(() => {});
  await new Promise((resolve) => server.close(resolve));
  const error = await failing(url);
  expect(error).toMatchObject({ failure: "network", retryable: true, cause: "ECONNREFUSED" });
  expect(error.message).toMatch(/^Argo CD `prod-eu` cannot be reached: nothing listens at `127/);
});

it("tells a reset connection, after trying again", async () => {
  const { url, seen } = await raw((socket) => socket.once("data", () => socket.resetAndDestroy()));
  const error = await failing(url);
  expect(error).toMatchObject({ failure: "network", retryable: true });
  expect(error.message).toMatch(/closed the connection before it had answered/);
  expect(seen.connections).toBe(2);
});

it.each([
  ["by length", `${head}content-length: 1000\r\n\r\n{"nodes":[`],
  ["by chunk", `${head}transfer-encoding: chunked\r\n\r\n5\r\n{"nod\r\n`],
])("tells an answer broken off %s, after trying again", async (_how, bytes) => {
  const { url, seen } = await raw((socket) => socket.once("data", () => socket.end(bytes)));
  const error = await failing(url);
  expect(error).toMatchObject({ failure: "malformed", retryable: true });
  expect(error.message).toMatch(/broke off its answer half-way/);
  expect(seen.connections).toBe(2);
});

it.each([
  ["never answers", ""],
  ["stalls within its answer", `${head}content-length: 1000\r\n\r\n{"nodes":[`],
])("gives up on one that %s", async (_how, bytes) => {
  const { url, seen } = await raw((socket) => socket.once("data", () => socket.write(bytes)));
  const error = await failing(url, 80);
  expect(error).toMatchObject({ failure: "timeout", retryable: false });
  expect(error.message).toBe(
    "Argo CD `prod-eu` did not answer about the resources of application `payments-api` within 80 ms. It may be overloaded; try again in a moment.",
  );
  expect(seen.connections).toBeLessThanOrEqual(1);
});

it("tells what does not speak HTTP", async () => {
  const { url } = await raw((socket) => socket.once("data", () => socket.write("SSH-2.0-x\r\n")));
  const error = await failing(url);
  expect(error.failure).toBe("not-argocd");
  expect(error.message).toMatch(/does not speak http \(H(PE_|TTPParserError)/);
});

it("tells what does not speak HTTP where the parser does not say its code", () => {
  const cause = Object.assign(new Error("Response does not match"), { name: "HTTPParserError" });
  const url = new URL("http://127.0.0.1:22");
  const error = networkFailure("prod-eu", url, new TypeError("fetch failed", { cause }), "asking");
  expect(error.failure).toBe("not-argocd");
});

it("tells what does not speak TLS", async () => {
  const { url } = await serve((_request, response) => response.end("{}"));
  const error = await failing(url.replace("http:", "https:"));
  expect(error.failure).toBe("not-argocd");
  expect(error.message).toMatch(/does not speak https \(E/);
});

it("tells an untrusted certificate, and sends no token there", async () => {
  let bytes = 0;
  const server = createTlsServer(selfSigned(), (socket) => {
    socket.on("data", (data) => {
      bytes += data.length;
    });
  });
  const port = await listen(server);
  const error = await failing(`https://127.0.0.1:${port}`);
  expect(error).toMatchObject({ failure: "network", retryable: false });
  expect(error.message).toMatch(/certificate of Argo CD `prod-eu` is not trusted \(.*SELF_SIGNED/);
  expect(bytes).toBe(0);
});

it("tells a host that has no address", async () => {
  const error = await failing("http://no-such-host.invalid");
  expect(error.failure).toBe("network");
  expect(error.message).toMatch(/the host name `no-such-host\.invalid` (is unknown|could not be)/);
});

it("refuses an answer beyond its cap", async () => {
  const { url } = await serve((_request, response) => {
    response.writeHead(200, { "content-type": "application/json" });
    const mb = Buffer.alloc(1_000_000, " ");
    const more = () => {
      while (!response.destroyed && response.write(mb));
      if (!response.destroyed) response.once("drain", more);
    };
    more();
  });
  const error = await failing(url, 20_000);
  expect(error.failure).toBe("too-large");
  expect(error.message).toMatch(/larger than Lynceus reads \(64 MB\)\. Ask for less\./);
});
