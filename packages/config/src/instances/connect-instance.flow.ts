import { once } from "node:events";
import { mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { createServer as createTlsServer } from "node:https";
import { type AddressInfo, connect, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createArgocdClient } from "@lynceus/argocd";
import { selfSigned } from "@lynceus/argocd/testing";
import { Instance } from "@lynceus/contract";
import { loadWorld, startLocalArgocd } from "@lynceus/standins";
import { expect, onTestFinished, test } from "vitest";
import { readText } from "../file/read-text.ts";
import { connectInstance } from "./connect-instance.ts";

function makeFolder(): string {
  const path = mkdtempSync(join(tmpdir(), "lynceus-instance-"));
  onTestFinished(() => rmSync(path, { recursive: true }));
  return path;
}

/** A client of what `lynceus.yaml` says of an Argo CD, with a token in a file unless it says otherwise. */
function clientOf(
  settings: object,
  {
    folder = makeFolder(),
    env = {},
    token = "",
  }: { folder?: string; env?: object; token?: string },
) {
  writeFileSync(join(folder, "token"), `${token}\n`);
  const said = { name: "lab", credential: { file: "token" }, ...settings };
  const problems: string[] = [];
  const sources = { env: { ...env }, read: readText, folder, problems };
  const { url, token: read, client } = connectInstance(Instance.parse(said), sources);
  expect(problems).toEqual([]);
  const retries = { max: 0, initialDelayMs: 1 };
  return createArgocdClient({ instance: "lab", url, token: read, retries, ...client });
}

async function local(more = {}) {
  const argocd = await startLocalArgocd({ world: loadWorld("image-tag-missing"), ...more });
  onTestFinished(() => argocd.close());
  return argocd;
}

async function listen(server: Server): Promise<number> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  return (server.address() as AddressInfo).port;
}

/** A proxy on this machine that tells where it was asked to connect to, and connects to the port of `to`. */
async function startProxy(status = 200) {
  const asked: string[] = [];
  const proxy = createServer().on("connect", ({ url = "" }, socket) => {
    asked.push(url);
    const through = connect(Number(url.split(":")[1]), "127.0.0.1", () => {
      socket.write(`HTTP/1.1 ${status} \r\n\r\n`);
      if (status !== 200) return void socket.end();
      through.pipe(socket);
      socket.pipe(through);
    });
    for (const end of [through, socket]) end.on("error", () => end.destroy());
  });
  const port = await listen(proxy);
  onTestFinished(() => proxy.closeAllConnections());
  return { url: `http://127.0.0.1:${port}`, asked };
}

/** Says its version over TLS, with a certificate that nobody signed but itself. */
async function startTls() {
  const pair = selfSigned();
  const server = createTlsServer(pair, (_request, response) => {
    const headers = { "content-type": "application/json", connection: "close" };
    response.writeHead(200, headers).end('{"Version":"v3.5.1"}');
  });
  const port = await listen(server);
  onTestFinished(() => server.closeAllConnections());
  const folder = makeFolder();
  writeFileSync(join(folder, "ca.pem"), pair.cert);
  return {
    url: `https://localhost:${port}`,
    folder,
    port,
    /** From now on with another certificate; returns it. */
    renew() {
      const next = selfSigned();
      server.setSecureContext(next);
      return next.cert;
    },
  };
}

test("a certificate of its own authority is trusted where caFile names it, through a proxy as well", async () => {
  const { url, folder, port } = await startTls();
  const proxy = await startProxy();
  const given = { folder, token: "t" };

  await expect(clientOf({ url }, given).version()).rejects.toThrow(/not trusted .* `caFile`/);
  expect(await clientOf({ url, caFile: "ca.pem" }, given).version()).toBe("v3.5.1");
  const through = clientOf({ url, caFile: "ca.pem", proxy: proxy.url }, given);
  expect(await through.version()).toBe("v3.5.1");
  expect(proxy.asked).toEqual([`localhost:${port}`]);
});

test("another authority in caFile is taken up with the next request, but for one that is none", async () => {
  const { url, folder, renew } = await startTls();
  const file = join(folder, "ca.pem");
  const client = clientOf({ url, caFile: "ca.pem" }, { folder, token: "t" });
  expect(await client.version()).toBe("v3.5.1");

  writeFileSync(file, "half a certif");
  expect(await client.version()).toBe("v3.5.1");
  const renewed = renew();
  await expect(client.version()).rejects.toThrow(/not trusted .* `caFile`/);
  writeFileSync(file, renewed);

  expect(await client.version()).toBe("v3.5.1");
});

test("headers go along below a sub-path, their values from where they are kept", async () => {
  const argocd = await local({ rootPath: "/argo" });
  const folder = makeFolder();
  writeFileSync(join(folder, "secret"), "first\n");
  const headers = {
    "X-Team": "platform",
    "X-Key": { env: "KEY" },
    "X-Secret": { file: "secret" },
    Authorization: "not this one",
  };
  const given = { folder, env: { KEY: "of the environment" }, token: argocd.token };
  const client = clientOf({ url: `${argocd.url}/`, headers }, given);

  await client.version();
  writeFileSync(join(folder, "secret"), "second\n");
  await client.version();

  const [first, second] = argocd.requests();
  expect(first?.path).toBe("/argo/api/version");
  const team = { "x-team": "platform", "x-key": "of the environment" };
  expect(first?.headers).toMatchObject({ ...team, "x-secret": "first" });
  expect(second?.headers).toMatchObject({ ...team, "x-secret": "second" });
});

test("a proxy is used, but not for the hosts of NO_PROXY", async () => {
  const argocd = await local();
  const proxy = await startProxy();
  const settings = { url: argocd.url, proxy: proxy.url };
  const { token } = argocd;

  expect((await clientOf(settings, { token }).listApplications()).items).not.toEqual([]);
  expect(proxy.asked).toEqual([new URL(argocd.url).host]);
  const env = { NO_PROXY: "example.com,127.0.0.1" };
  expect((await clientOf(settings, { env, token }).listApplications()).items).not.toEqual([]);
  expect(proxy.asked).toHaveLength(1);
});

test("a proxy that does not answer, or does not connect, is told from an Argo CD that does not", async () => {
  const argocd = await local();
  const { url, token } = argocd;
  const refusing = await startProxy(403);
  for (const proxy of ["http://127.0.0.1:9", refusing.url]) {
    const failed = clientOf({ url, proxy }, { token }).version();
    await expect(failed).rejects.toThrow(/the proxy on the way .* its `proxy` in lynceus\.yaml/);
  }
  const env = { NO_PROXY: "127.0.0.1" };
  const closed = createServer();
  const port = await listen(closed);
  await new Promise((resolve) => closed.close(resolve));
  const nowhere = `http://127.0.0.1:${port}`;
  const direct = clientOf({ url: nowhere, proxy: refusing.url }, { env, token });
  await expect(direct.version()).rejects.toThrow(/nothing listens at/);
});

test("a token whose file is swapped is taken up with the next request", async () => {
  const argocd = await local();
  const folder = makeFolder();
  const client = clientOf({ url: argocd.url }, { folder, token: "a.b.c" });
  await expect(client.listApplications()).rejects.toMatchObject({ failure: "unauthenticated" });

  writeFileSync(join(folder, "new"), argocd.token);
  renameSync(join(folder, "new"), join(folder, "token"));

  expect((await client.listApplications()).items).not.toEqual([]);
});
