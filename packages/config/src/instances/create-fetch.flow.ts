import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { createArgocdClient } from "@lynceus/argocd";
import { loadWorld, startLocalArgocd } from "@lynceus/standins";
import { expect, onTestFinished, test } from "vitest";
import { createFetch } from "./create-fetch.ts";

/** A proxy on this machine that tells where it was asked to connect to. */
async function startProxy(): Promise<{ readonly url: string; readonly asked: readonly string[] }> {
  const asked: string[] = [];
  const proxy: Server = createServer().on("connect", ({ url = "" }, socket) => {
    asked.push(url);
    const [host = "", port = ""] = url.split(":");
    const through = connect(Number(port), host, () => {
      socket.write("HTTP/1.1 200 OK\r\n\r\n");
      through.pipe(socket);
      socket.pipe(through);
    });
    for (const end of [through, socket]) end.on("error", () => end.destroy());
  });
  proxy.listen(0, "127.0.0.1");
  await once(proxy, "listening");
  onTestFinished(() => {
    proxy.close();
    proxy.closeAllConnections();
  });
  return { url: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`, asked };
}

test("an Argo CD is reached through its proxy, with its headers, and a refusal is told", async () => {
  const argocd = await startLocalArgocd({ world: loadWorld("image-tag-missing") });
  onTestFinished(() => argocd.close());
  const proxy = await startProxy();
  let refusals = 0;
  const reached = createFetch({
    proxy: proxy.url,
    headers: () => ({ "X-Team": "platform", Authorization: "not this one" }),
    onRefused: () => {
      refusals += 1;
    },
  });
  const clientWith = (token: string) =>
    createArgocdClient({ instance: "argocd", url: argocd.url, token: () => token, fetch: reached });
  const signal = AbortSignal.any([AbortSignal.timeout(30_000), new AbortController().signal]);

  expect(await clientWith(argocd.token).version(signal)).toMatch(/^v3\.5/);
  expect((await clientWith(argocd.token).listApplications(signal)).items).not.toEqual([]);
  expect(refusals).toBe(0);
  await expect(clientWith("a.b.c").listApplications(signal)).rejects.toThrow();

  expect(refusals).toBe(1);
  expect(new Set(proxy.asked)).toEqual(new Set([new URL(argocd.url).host]));
  expect(argocd.requests()[0]?.headers).toMatchObject({ "x-team": "platform" });
});
