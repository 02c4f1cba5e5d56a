import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createLogger } from "@lynceus/telemetry";
import { expect, onTestFinished, test } from "vitest";
import { checkReadiness, type Standing } from "./check-readiness.ts";
import { type ServeOpsOptions, serveOps } from "./serve-ops.ts";

const logger = createLogger({ name: "test", level: "silent" });
const running: Standing = { role: "worker", phase: "running", instances: [] };

async function serve(options: Partial<ServeOpsOptions> = {}) {
  const server = await serveOps({
    address: { host: "127.0.0.1", port: 0 },
    logger,
    health: async () => [],
    readiness: async () => checkReadiness(running, []),
    metrics: async () => "up 1\n",
    ...options,
  });
  onTestFinished(() => server.close());
  return (path: string, method = "GET") =>
    fetch(`http://127.0.0.1:${server.port}${path}`, { method });
}

test("probes and metrics are answered by what the bot says of itself", async () => {
  let phase: Standing["phase"] = "starting";
  const ask = await serve({
    health: async () => (phase === "starting" ? ["Its state is not open."] : []),
    readiness: async () => checkReadiness({ ...running, phase }, []),
  });

  const starting = await ask("/readyz");
  expect(starting.status).toBe(503);
  expect(await starting.json()).toMatchObject({
    ready: false,
    reasons: [{ part: "process", says: "It takes no jobs yet: it is starting." }],
  });
  expect((await ask("/healthz")).status).toBe(503);
  expect((await ask("/livez")).status).toBe(200);

  phase = "running";
  expect((await ask("/readyz")).status).toBe(200);
  expect(await (await ask("/healthz")).json()).toEqual({ status: "ok" });

  phase = "stopping";
  const stopping = await ask("/readyz?verbose");
  expect(stopping.status).toBe(503);
  expect(await stopping.text()).toContain("any more: it is stopping");
});

test("only what is there is served, and only to be read", async () => {
  const ask = await serve();
  const metrics = await ask("/metrics");
  expect(metrics.headers.get("content-type")).toContain("text/plain; version=0.0.4");
  expect(await metrics.text()).toBe("up 1\n");
  expect(await (await ask("/metrics", "HEAD")).text()).toBe("");
  expect((await ask("/metrics", "POST")).status).toBe(405);
  expect((await ask("/")).status).toBe(404);
});

test("a probe that fails says so without its error", async () => {
  const ask = await serve({ metrics: () => Promise.reject(new Error("the secret")) });
  const response = await ask("/metrics");
  expect(response.status).toBe(500);
  expect(await response.text()).not.toContain("secret");
});

test("a port that is taken is a sentence", async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void other.close());
  const { port } = other.address() as AddressInfo;

  await expect(serve({ address: { host: "127.0.0.1", port } })).rejects.toThrow(
    `LYNCEUS_OPS_ADDRESS (127.0.0.1:${port}) is taken by another process. Set another port, or stop what listens there.`,
  );
});
