import { request } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Asked, askWorld } from "./testing/ask.ts";

let asked: Asked;
beforeAll(async () => {
  asked = await askWorld("image-tag-missing");
});
afterAll(() => asked[Symbol.asyncDispose]());

const app = "/api/v1/applications/payments-api";
const json = { "content-type": "application/json" };

/** A JWT that nobody here signed. */
function foreignToken(claims: unknown): string {
  return ["{}", JSON.stringify(claims), "x"]
    .map((part) => Buffer.from(part).toString("base64url"))
    .join(".");
}

describe("who is let in", () => {
  const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
  it.each([
    ["nothing", { authorization: "" }, "no session information"],
    ["another scheme", { authorization: "Basic x.y.z" }, "no session information"],
    ["a token that is no JWT", bearer("secret"), "no session information"],
    [
      "a token of another issuer",
      bearer(foreignToken({ iss: "https://idp.example" })),
      "invalid session: failed to verify the token",
    ],
    [
      "an Argo CD token of another key",
      bearer(foreignToken({ iss: "argocd" })),
      "invalid session: token signature is invalid: signature is invalid",
    ],
  ])("not with %s", async (_, headers, message) => {
    expect(await asked.ask(app, { headers })).toEqual({
      status: 401,
      body: { error: message, code: 16, message },
    });
  });

  it("with the token as a cookie", async () => {
    const cookie = `other=1; argocd.token=${asked.argocd.token}`;
    expect(await asked.ask(app, { headers: { authorization: "", cookie } })).toMatchObject({
      status: 200,
    });
  });

  it("with a fresh token at every start, in the shape of an API key", async () => {
    await using other = await askWorld("image-tag-missing");
    expect(other.argocd.token).not.toBe(asked.argocd.token);
    expect(other.argocd.token.split(".")).toHaveLength(3);
  });

  it("with a token that was chosen, whatever its shape", async () => {
    await using own = await askWorld("image-tag-missing", { token: "demo" });
    expect(own.argocd.token).toBe("demo");
    expect((await own.ask(app)).status).toBe(200);
  });

  it.each([
    ["/api/version", { Version: "v3.5.1+109ca7c" }],
    ["/api/v1/session/userinfo", {}],
  ])("and without one %s tells only %o", async (path, body) => {
    expect(await asked.ask(path, { headers: { authorization: "" } })).toEqual({
      status: 200,
      body,
    });
  });

  it("and without one the settings lack what is not for everybody", async () => {
    const { body } = await asked.ask("/api/v1/settings", { headers: { authorization: "" } });
    expect(body).not.toHaveProperty("controllerNamespace");
    expect(body).toHaveProperty("appLabelKey");
  });
});

describe("what a write meets", () => {
  const write = (method: string, path: string, headers: Record<string, string>) =>
    asked.fetch(path, { method, headers });

  it.each([
    ["POST", `${app}/sync`, {}],
    ["DELETE", app, { "content-type": "application/json; charset=utf-8" }],
    ["PATCH", app, { "content-type": "application/merge-patch+json" }],
  ])("%s %s with content type %o is 415 before all else", async (method, path, headers) => {
    const response = await write(method, path, { authorization: "", ...headers });
    expect(response.status).toBe(415);
    expect(response.headers.get("content-type")).toMatch(/^text\/plain/);
    expect(await response.text()).toBe("Invalid content type\n");
  });

  it("then the token is asked for", async () => {
    const response = await write("POST", `${app}/sync`, { ...json, authorization: "" });
    expect(response.status).toBe(401);
  });

  it.each([
    ["POST", "/api/v1/applications"],
    ["PUT", app],
    ["PATCH", app],
    ["DELETE", app],
    ["POST", `${app}/sync`],
    ["POST", `${app}/rollback`],
    ["DELETE", `${app}/operation`],
    ["POST", `${app}/resource`],
    ["DELETE", `${app}/resource`],
    ["POST", `${app}/resource/actions/v2`],
  ])("then %s %s is not implemented, in Argo CD's shape", async (method, path) => {
    const response = await write(method, path, { "Content-Type": "APPLICATION/JSON" });
    expect(response.status).toBe(501);
    const message = "this Argo CD is a recording: it does not write";
    expect(await response.json()).toEqual({ error: message, code: 12, message });
  });

  it("405 where only others may call, 404 where nothing is", async () => {
    expect((await write("POST", `${app}/resource-tree`, json)).status).toBe(405);
    expect((await asked.fetch(`${app}/rollback`)).status).toBe(405);
    expect((await asked.fetch(`${app}/nothing`)).status).toBe(404);
  });
});

describe("paths", () => {
  it("below /api that do not exist are 404 in plain text", async () => {
    const response = await asked.fetch("/api/v2/applications");
    expect(response.status).toBe(404);
    expect(await response.text()).toBe("Not Found\n");
  });

  it("beside /api give the web page to whoever accepts HTML, as a wrong base path does", async () => {
    const path = "/wrong/api/v1/applications";
    const page = await asked.fetch(path, { headers: { accept: "text/html,*/*" } });
    expect(page.status).toBe(200);
    expect(page.headers.get("content-type")).toMatch(/^text\/html/);
    const text = await asked.fetch(path, { headers: { accept: "application/json" } });
    expect([text.status, await text.text()]).toEqual([404, "404 page not found\n"]);
    expect((await asked.fetch("/")).headers.get("content-type")).toMatch(/^text\/html/);
  });

  it("all lie below the root path when there is one", async () => {
    await using rooted = await askWorld("image-tag-missing", { rootPath: "/argo/" });
    expect(rooted.argocd.url).toMatch(/\/argo$/);
    expect((await rooted.ask(app)).status).toBe(200);
    expect(await (await rooted.fetch("/healthz")).text()).toBe("ok\n");
    const base = rooted.argocd.url.replace("/argo", "");
    expect(await (await fetch(`${base}/healthz`)).text()).toBe("ok\n");
    const outside = await fetch(`${base}/api/version`, { headers: { accept: "text/html" } });
    expect([outside.status, await outside.text()]).toEqual([404, "404 page not found\n"]);
    const bare = await fetch(`${base}/argo`, { redirect: "manual" });
    expect([bare.status, bare.headers.get("location")]).toEqual([307, "/argo/"]);
  });

  it("cannot be escaped, encoded or not", async () => {
    const status = await new Promise<[number, string]>((resolve, reject) => {
      const path = "/api/v1/applications/..%2f..%2fsettings";
      request(asked.argocd.url + path, (response) => {
        response.resume();
        resolve([response.statusCode ?? 0, response.headers.location ?? ""]);
      })
        .on("error", reject)
        .end();
    });
    expect(status).toEqual([307, "/api/settings"]);
    expect((await asked.fetch("/api/%zz")).status).toBe(400);
    expect((await asked.ask("/api/v1/applications/..%252fsettings")).status).toBe(403);
  });
});

describe("answers", () => {
  it.each([
    ["gzip, deflate", "gzip"],
    ["identity", null],
  ])("to a client that accepts %s are packed as %s", async (accepted, encoding) => {
    const headers = { "accept-encoding": accepted };
    const response = await asked.fetch("/api/v1/applications", { headers });
    expect(response.headers.get("content-encoding")).toBe(encoding);
    expect(response.headers.get("content-type")).toBe("application/json");
    expect(await response.json()).toHaveProperty("items");
  });

  it("are kept without credentials for whoever asks what came in", async () => {
    await asked.fetch("/api/version?seen=1", { headers: { cookie: "argocd.token=x" } });
    const seen = asked.argocd.requests().find(({ query }) => query.has("seen"));
    expect(seen).toMatchObject({ method: "GET", path: "/api/version" });
    expect(JSON.stringify(seen?.headers)).not.toMatch(/authorization|cookie|Bearer/i);
  });

  it("come later by the latency", async () => {
    await using slow = await askWorld("image-tag-missing", { latencyMs: 30 });
    const before = performance.now();
    await slow.ask("/api/version");
    expect(performance.now() - before).toBeGreaterThanOrEqual(29);
  });
});
