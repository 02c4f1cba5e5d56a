import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Asked, askWorld, readMessages } from "./testing/ask.ts";

const app = "/api/v1/applications/payments-api";
const watch = "/api/v1/stream/applications";
let asked: Asked;
beforeEach(async () => {
  asked = await askWorld("image-tag-missing");
});
afterEach(() => asked[Symbol.asyncDispose]());

describe("faults of an answer", () => {
  it("status: in Argo CD's shape, or with any body", async () => {
    asked.argocd.faults.set("/api/v1/applications/*", { kind: "status", status: 503 }, 1);
    const unavailable = { error: "on demand", code: 14, message: "on demand" };
    expect(await asked.ask(app)).toEqual({ status: 503, body: unavailable });
    const message = "grpc: received message larger than max (5 vs. 4)";
    asked.argocd.faults.set(app, { kind: "status", status: 429, message }, 1);
    expect(await asked.ask(app)).toEqual({
      status: 429,
      body: { error: message, code: 8, message },
    });
    asked.argocd.faults.set(app, { kind: "status", status: 418, body: { any: 1 } }, 1);
    expect(await asked.ask(app)).toEqual({ status: 418, body: { any: 1 } });
    expect((await asked.ask(app)).status).toBe(200);
  });

  it.each([200, 502])("page: HTML with status %i", async (status) => {
    asked.argocd.faults.set("/api/**", { kind: "page", status });
    const response = await asked.fetch(app);
    expect(response.status).toBe(status);
    expect(response.headers.get("content-type")).toMatch(/^text\/html/);
    expect(await response.text()).toMatch(/^<html>/);
  });

  it("redirect: 307 to https, or anywhere", async () => {
    asked.argocd.faults.set(app, { kind: "redirect" }, 1);
    const response = await asked.fetch(app);
    expect(response.status).toBe(307);
    const https = `${asked.argocd.url.replace("http:", "https:")}${app}`;
    expect(response.headers.get("location")).toBe(https);
    asked.argocd.faults.set(app, { kind: "redirect", location: "/login" }, 1);
    expect((await asked.fetch(app)).headers.get("location")).toBe("/login");
  });

  it("malformed: JSON by its type alone", async () => {
    asked.argocd.faults.set(app, { kind: "malformed" });
    const response = await asked.fetch(app);
    expect(response.headers.get("content-type")).toBe("application/json");
    await expect(response.json()).rejects.toThrow(SyntaxError);
  });

  it.each(["gzip", "identity"])("truncated: half of the answer (%s)", async (encoding) => {
    asked.argocd.faults.set(app, { kind: "truncated" });
    const response = await asked.fetch(app, { headers: { "accept-encoding": encoding } });
    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toThrow("terminated");
  });

  it("reset: no answer at all", async () => {
    asked.argocd.faults.set(app, { kind: "reset" });
    await expect(asked.fetch(app)).rejects.toMatchObject({ cause: { code: "ECONNRESET" } });
  });

  it("hang: nothing until the client gives up, or the server closes", async () => {
    asked.argocd.faults.set(app, { kind: "hang" });
    const givenUp = asked.fetch(app, { signal: AbortSignal.timeout(20) });
    await expect(givenUp).rejects.toThrow("timeout");
    const waiting = expect(asked.fetch(app)).rejects.toThrow("fetch failed");
    await expect.poll(() => asked.argocd.requests().length).toBe(2);
    await asked.argocd.close();
    await waiting;
  });

  it("slow: the true answer, later", async () => {
    asked.argocd.faults.set(app, { kind: "slow", ms: 40 });
    const before = performance.now();
    expect((await asked.ask(app)).status).toBe(200);
    expect(performance.now() - before).toBeGreaterThanOrEqual(39);
  });
});

describe("faults of a stream", () => {
  it("stream-error: a chunk after so many messages, without a line's end", async () => {
    const message = "watch expired";
    asked.argocd.faults.set(watch, {
      kind: "stream-error",
      after: 2,
      code: "Unavailable",
      message,
    });
    const response = await asked.fetch(watch);
    expect(response.status).toBe(200);
    const lines = (await response.text()).split("\n");
    expect(lines).toHaveLength(3);
    expect(JSON.parse(lines[2] ?? "")).toEqual({
      error: { grpc_code: 14, http_code: 503, message, http_status: "Service Unavailable" },
    });
    asked.argocd.faults.clear();
    asked.argocd.faults.set(watch, { kind: "stream-error" });
    expect((await asked.fetch(`${watch}?resourceVersion=99999999`)).status).toBe(503);
  });

  it.each(["gzip", "identity"])("stream-cut: the connection breaks (%s)", async (encoding) => {
    asked.argocd.faults.set(watch, { kind: "stream-cut", after: 1 });
    const headers = { "accept-encoding": encoding };
    const messages = readMessages(await asked.fetch(watch, { headers }));
    await expect(messages.next().then(() => messages.next())).rejects.toThrow("terminated");
  });
});

describe("the switch", () => {
  it("plays the oldest fitting fault, as often as it was told, until it is off", async () => {
    const { faults } = asked.argocd;
    faults.set("/api/v1/applications/*/events", { kind: "status", status: 504 }, 2);
    const off = faults.set("/api/v1/applications/**", { kind: "status", status: 409 });
    const statuses = async (path: string) => (await asked.ask(path)).status;
    expect(await statuses(`${app}/events`)).toBe(504);
    expect(await statuses(`${app}/resource-tree`)).toBe(409);
    expect(await statuses(`${app}/events`)).toBe(504);
    expect(await statuses(`${app}/events`)).toBe(409);
    off();
    expect(await statuses(`${app}/events`)).toBe(200);
    faults.set("/api/v1/applications", { kind: "status", status: 500 });
    expect(await statuses(app)).toBe(200);
    faults.clear();
    expect(await statuses("/api/v1/applications")).toBe(200);
  });

  it("reads a path below the root path", async () => {
    await using rooted = await askWorld("image-tag-missing", { rootPath: "argo" });
    rooted.argocd.faults.set(app, { kind: "status", status: 503 });
    expect((await rooted.ask(app)).status).toBe(503);
  });
});
