import { describe, expect, it } from "vitest";
import { type Json, textAt } from "./json.ts";
import { loadWorld } from "./load-world.ts";
import { startLocalArgocd } from "./start-local-argocd.ts";
import { askWorld, readMessages } from "./testing/ask.ts";

const app = "/api/v1/applications/payments-api";
const watch = "/api/v1/stream/applications";

describe("startLocalArgocd", () => {
  it("listens on this machine alone, on the port that it is given", async () => {
    const world = loadWorld("oom-killed");
    const argocd = await startLocalArgocd({ world });
    const { port, hostname } = new URL(argocd.url);
    expect(hostname).toBe("127.0.0.1");
    await expect(startLocalArgocd({ world, port: Number(port) })).rejects.toThrow("EADDRINUSE");
    await argocd.close();
    const again = await startLocalArgocd({ world, port: Number(port) });
    expect(again.url).toBe(argocd.url);
    await again.close();
  });

  it("makes the moment of the recording now, in every kind of answer", async () => {
    const now = Date.parse("2027-03-01T00:00:00Z");
    await using asked = await askWorld("warning-that-matters", { now: () => now });
    const texts = [];
    for (const path of ["", "/resource-tree", "/events", "/managed-resources", "/logs"]) {
      const response = await asked.fetch(`/api/v1/applications/bank-link${path}`);
      texts.push(await response.text());
    }
    const instants = texts.join().match(/\d{4}-\d\d-\d\dT[\d:]+(?=[.Z])/g) ?? [];
    const past = instants.toSorted().filter((instant) => instant < "2027-03-01T00:00:00");
    expect(past.at(-1)).toMatch(/^2027-02-28T23:59:/);
    expect(texts.join()).not.toContain("2026-");
    expect(texts[4]).toContain("(2027-03-02T");
  });

  it("gives out copies: changing one changes nothing", async () => {
    await using asked = await askWorld("image-tag-missing");
    const copy = asked.argocd.application("payments-api") as { metadata: { name: string } };
    copy.metadata.name = "changed";
    expect(textAt((await asked.ask(app)).body as Json, "metadata", "name")).toBe("payments-api");
    expect(asked.argocd.application("nothing")).toBeUndefined();
  });

  it("drops every open stream, and takes new ones", async () => {
    await using asked = await askWorld("image-tag-missing");
    const open = async () => readMessages(await asked.fetch(`${watch}?name=payments-api`));
    const [one, other] = [await open(), await open()];
    await Promise.all([one.next(), other.next()]);
    const dropped = [one, other].map((stream) => expect(stream.next()).rejects.toThrow());
    asked.argocd.dropStreams();
    await Promise.all(dropped);
    expect(await (await open()).next()).toHaveProperty("result.type", "ADDED");
  });

  it("closes at once with streams and slow answers open", async () => {
    const asked = await askWorld("image-tag-missing", { latencyMs: 60_000 });
    const slow = expect(asked.fetch(app)).rejects.toThrow("fetch failed");
    await expect.poll(() => asked.argocd.requests().length).toBe(1);
    await asked.argocd.close();
    await slow;
    const streaming = await askWorld("image-tag-missing");
    const stream = readMessages(await streaming.fetch(`${watch}?name=payments-api`));
    await stream.next();
    const ended = expect(stream.next()).rejects.toThrow();
    await streaming.argocd.close();
    await ended;
  });
});
