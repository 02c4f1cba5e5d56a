import type { RequestListener } from "node:http";
import { expect, it, vi } from "vitest";
import { answering, serve } from "../testing/serve.ts";
import type { Silence } from "./create-circuit.ts";
import { type ArgocdClientOptions, createArgocdClient } from "./create-client.ts";

const target = { name: "a", namespace: "argocd", project: "p" };
const ok = answering(200, "application/json", '{"metadata":{"name":"a"},"spec":{}}');
const version = answering(200, "application/json", '{"Version":"v3.5.1"}');
const gone: RequestListener = (request) => void request.socket.destroy();
const hung: RequestListener = () => {};
const refusing = (status: number, body = '{"error":"permission denied","code":7}') =>
  answering(status, "application/json", body);

/** A server whose behaviour can be changed, and a client that gives up on it after two calls. */
async function start(behaviour: RequestListener, more: Partial<ArgocdClientOptions> = {}) {
  const server = { behave: behaviour, asked: [] as string[] };
  const { url } = await serve((request, response) => {
    server.asked.push(request.url ?? "");
    server.behave(request, response);
  });
  const silences: (Silence | undefined)[] = [];
  const client = createArgocdClient({
    instance: "lab",
    url,
    token: () => "a-token-of-tests",
    retries: { max: 0, initialDelayMs: 1 },
    ...more,
    circuit: {
      failures: 2,
      everyMs: 3_600_000,
      onChange: (silence) => void silences.push(silence),
      ...more.circuit,
    },
  });
  const fail = () =>
    client.getApplication(target).then(
      () => undefined,
      (error: unknown) => error as Error,
    );
  return { server, client, silences, fail };
}

it.each([
  ["closes the connection", gone, 10_000],
  ["is not available", answering(503, "text/html", "<html>"), 10_000],
  ["does not answer in time", hung, 250],
])("spares callers an instance that %s, and says since when", async (_, behaviour, timeoutMs) => {
  const { server, fail, silences } = await start(behaviour, { timeoutMs });
  await fail();
  const last = await fail();
  const asked = server.asked.length;

  const told = await fail();

  expect(server.asked).toHaveLength(asked);
  expect(told?.message.replace(/\d s;/, "0 s;")).toBe(
    `Argo CD \`lab\` has not answered for 0 s; it is tried again every 3600 s. The last time: ${last?.message}`,
  );
  expect(silences).toMatchObject([{ everyMs: 3_600_000 }]);
});

it.each([
  [401, "unauthenticated"],
  [403, "forbidden"],
  [404, "not-found"],
  [500, "server"],
])("counts %i as an answer", async (status, failure) => {
  const { server, fail, silences } = await start(refusing(status));
  for (let call = 0; call < 4; call += 1) expect(await fail()).toMatchObject({ failure });
  server.behave = gone;
  await fail();
  server.behave = refusing(status);
  await fail();
  server.behave = gone;
  await fail();

  expect(server.asked).toHaveLength(7);
  expect(silences).toEqual([]);
});

it("tries again by itself, while callers are not kept waiting, and goes on once it answers", async () => {
  const { server, client, fail, silences } = await start(gone, { circuit: { everyMs: 60 } });
  await fail();
  await fail();
  await vi.waitFor(() => expect(server.asked.length).toBeGreaterThan(3));
  expect(new Set(server.asked.slice(2))).toEqual(new Set(["/api/version"]));
  expect((await fail())?.message).toMatch(/has not answered for/);

  server.behave = (request, response) =>
    (request.url === "/api/version" ? version : ok)(request, response);
  await vi.waitFor(() => expect(silences.at(-1)).toBeUndefined());

  expect((await client.getApplication(target)).metadata.name).toBe("a");
  expect(silences).toHaveLength(2);
});

it("reads its lists all the same, and takes their success as a reason to try at once", async () => {
  const { server, client, fail, silences } = await start(gone);
  await fail();
  await fail();
  server.behave = (request, response) =>
    (request.url === "/api/version"
      ? version
      : answering(200, "application/json", '{"metadata":{},"items":[]}'))(request, response);

  expect((await client.listApplications()).items).toEqual([]);

  await vi.waitFor(() => expect(silences.at(-1)).toBeUndefined());
  expect(silences).toHaveLength(2);
});

it("counts a call given up after long, and none given up soon", async () => {
  const { server, client } = await start(hung, { timeoutMs: 800 });
  const giveUp = (afterMs: number) =>
    client.getApplication(target, AbortSignal.timeout(afterMs)).catch(() => undefined);
  for (let call = 0; call < 4; call += 1) await giveUp(1);
  await giveUp(450);
  await giveUp(450);
  const asked = server.asked.length;

  await expect(client.getApplication(target)).rejects.toThrow(/has not answered/);
  expect(server.asked).toHaveLength(asked);
});

it("does not count a call that has waited for its turn only", async () => {
  const held: (() => void)[] = [];
  const slow: RequestListener = (request, response) => {
    held.push(() => ok(request, response));
  };
  const { server, client, silences } = await start(slow, { timeoutMs: 800, maxConcurrent: 1 });
  const first = client.getApplication(target);
  await vi.waitFor(() => expect(held).toHaveLength(1));
  const impatient = [1, 2, 3].map(() =>
    client.getApplication(target, AbortSignal.timeout(450)).catch(() => undefined),
  );
  await Promise.all(impatient);
  held[0]?.();
  await first.catch(() => undefined);

  server.behave = ok;
  expect((await client.getApplication(target)).metadata.name).toBe("a");
  expect(silences).toEqual([]);
});

it("stops trying when nobody needs it any more", async () => {
  const until = new AbortController();
  const circuit = { everyMs: 30, until: until.signal };
  const { server, fail } = await start(gone, { circuit });
  await fail();
  await fail();
  until.abort();
  const asked = server.asked.length;
  // Three times as long as it would wait.
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(server.asked).toHaveLength(asked);
});
