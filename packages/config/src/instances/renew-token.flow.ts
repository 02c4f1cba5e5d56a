import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createArgocdClient } from "@lynceus/argocd";
import { expect, onTestFinished, test } from "vitest";
import { createCredential } from "./create-credential.ts";
import { createFetch } from "./create-fetch.ts";

/** An Argo CD that accepts one token at a time, and a client whose token is printed by a command. */
async function start() {
  const argocd = { accepts: "token-1", used: [] as unknown[] };
  const server = createServer(({ headers: { authorization } }, response) => {
    argocd.used.push(authorization);
    const isKnown = authorization === `Bearer ${argocd.accepts}`;
    response.writeHead(isKnown ? 200 : 401, { "content-type": "application/json" });
    response.end(
      isKnown ? '{"Version":"v3.5.1"}' : '{"error":"invalid session: token is revoked","code":16}',
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const folder = mkdtempSync(join(tmpdir(), "lynceus-renew-"));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
    rmSync(folder, { recursive: true });
  });
  const count = join(folder, "count");
  writeFileSync(count, "0");
  const script =
    'const fs = require("fs"); const n = Number(fs.readFileSync(process.argv[1])) + 1; fs.writeFileSync(process.argv[1], String(n)); console.log("token-" + n)';
  const command = [process.execPath, "-e", script, count];
  const clock = { now: 1_000_000 };
  const credential = createCredential(
    { command, timeoutSeconds: 30, keepSeconds: 3_600 },
    { variable: () => "", absolute: (path) => path, now: () => clock.now },
  );
  const client = createArgocdClient({
    instance: "lab",
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    token: credential.read,
    retries: { max: 0, initialDelayMs: 1 },
    fetch: createFetch({ renew: credential.renew }),
  });
  return { argocd, client, clock, runs: () => Number(readFileSync(count, "utf8")) };
}

test("a token that is refused is renewed once for all, and the calls go through", async () => {
  const { argocd, client, clock, runs } = await start();
  expect(await client.version()).toBe("v3.5.1");
  argocd.accepts = "token-2";
  clock.now += 60_000;

  const answers = await Promise.all(Array.from({ length: 5 }, () => client.version()));

  expect(answers).toEqual(Array.from({ length: 5 }, () => "v3.5.1"));
  expect(runs()).toBe(2);
  expect(argocd.used.filter((one) => one === "Bearer token-1")).toHaveLength(6);
});

test("a token that is new and refused is not asked for again and again", async () => {
  const { argocd, client, clock, runs } = await start();
  argocd.accepts = "another";
  const told = { failure: "unauthenticated", message: expect.stringContaining("token is revoked") };
  await expect(client.version()).rejects.toMatchObject(told);
  await expect(client.version()).rejects.toMatchObject(told);
  expect(runs()).toBe(1);

  clock.now += 60_000;
  await expect(client.version()).rejects.toMatchObject(told);
  await expect(client.version()).rejects.toMatchObject(told);
  expect(runs()).toBe(2);
});
