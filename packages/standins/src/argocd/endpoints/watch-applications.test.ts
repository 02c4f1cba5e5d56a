import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { JsonObject } from "../json.ts";
import { type Json, textAt, withKey } from "../json.ts";
import { type Asked, askWorld, readMessages } from "../testing/ask.ts";

const stream = "/api/v1/stream/applications";
let asked: Asked;
beforeEach(async () => {
  asked = await askWorld("shared-resource");
});
afterEach(() => asked[Symbol.asyncDispose]());

/** The application with another health, as `emit` takes it. */
function changed(name: string, status: string): JsonObject {
  const application = asked.argocd.application(name) ?? {};
  const health = withKey(application.status ?? {}, "health", { status });
  return withKey(application, "status", health);
}
const told = (message: unknown) => {
  const { result } = message as { result: { type: string; application: Json } };
  return `${result.type} ${textAt(result.application, "metadata", "name")}`;
};
async function open(query: string, from = asked) {
  return readMessages(await from.fetch(`${stream}?${query}`));
}
/** A stream that tells nothing yet: its headers come with its first message. */
function openSilent(query: string, from = asked) {
  const response = from.fetch(`${stream}?${query}`);
  return { first: response.then((opened) => readMessages(opened).next()), response };
}
async function untilConnected(count: number, from = asked) {
  await expect.poll(() => from.argocd.requests().length).toBe(count);
}

describe("watchApplications", () => {
  it("begins with all, by name, with the health of their resources, and goes on with changes", async () => {
    const watch = await open("");
    const begun = [];
    for (let i = 0; i < 7; i++) begun.push(await watch.next());
    expect(begun.map(told)).toEqual([
      "ADDED catalog-api",
      "ADDED checkout-cart",
      "ADDED checkout-web",
      "ADDED identity-login",
      "ADDED search-suggest",
      "ADDED web-edge",
      "ADDED web-eu",
    ]);
    expect(begun[4]).toHaveProperty("result.application.status.resources.0.health");
    asked.argocd.emit("MODIFIED", changed("web-eu", "Degraded"));
    const next = await watch.next();
    expect(told(next)).toBe("MODIFIED web-eu");
    expect(next).toMatchObject({
      result: { application: { status: { health: { status: "Degraded" } } } },
    });
    asked.argocd.emit("DELETED", changed("web-eu", "Missing"));
    expect(told(await watch.next())).toBe("DELETED web-eu");
    await watch.cancel();
  });

  it("with a resourceVersion is silent, headers and all, until something changes", async () => {
    const { body } = await asked.ask("/api/v1/applications");
    const version = textAt(body as Json, "metadata", "resourceVersion");
    const { first } = openSilent(`resourceVersion=${version}`);
    await untilConnected(2);
    asked.argocd.emit("MODIFIED", changed("web-edge", "Healthy"));
    expect(told(await first)).toBe("MODIFIED web-edge");
  });

  it("leaves out what is older than a resourceVersion", async () => {
    const { first } = openSilent("resourceVersion=99999999");
    await untilConnected(1);
    asked.argocd.emit("MODIFIED", changed("web-edge", "Degraded"));
    const newer = withKey(
      changed("web-eu", "Degraded").metadata ?? {},
      "resourceVersion",
      "100000000",
    );
    asked.argocd.emit("MODIFIED", withKey(changed("web-eu", "Degraded"), "metadata", newer));
    expect(told(await first)).toBe("MODIFIED web-eu");
  });

  it.each([
    ["name=web-eu&resourceVersion=1", "ADDED web-eu", "a name is always told at first"],
    ["projects=search", "ADDED search-suggest", "a project"],
    ["selector=team%3Didentity", "ADDED identity-login", "a selector"],
    ["appNamespace=elsewhere", "ADDED catalog-api", "a namespace alone does not count"],
  ])("%s begins with %s: %s", async (query, begins) => {
    const watch = await open(query);
    expect(told(await watch.next())).toBe(begins);
    await watch.cancel();
  });

  it("tells an account only of its projects", async () => {
    await using bot = await askWorld("shared-resource", { accountProjects: ["search"] });
    const watch = await open("", bot);
    expect(told(await watch.next())).toBe("ADDED search-suggest");
    bot.argocd.emit("MODIFIED", bot.argocd.application("web-eu") ?? {});
    bot.argocd.emit("DELETED", bot.argocd.application("search-suggest") ?? {});
    expect(told(await watch.next())).toBe("DELETED search-suggest");
    await watch.cancel();
  });

  it("prunes to fields, and drops what is the same after that", async () => {
    const fields = "result.type,result.application.metadata.name,result.application.status.health";
    const watch = await open(`name=web-eu&fields=${fields}`);
    expect(await watch.next()).toMatchObject({
      result: { type: "ADDED", application: { metadata: { name: "web-eu" } } },
    });
    asked.argocd.emit("MODIFIED", changed("web-eu", "Degraded"));
    asked.argocd.emit("MODIFIED", changed("web-eu", "Degraded"));
    asked.argocd.emit("MODIFIED", changed("web-eu", "Healthy"));
    const health = (status: string) => ({
      result: {
        type: "MODIFIED",
        application: { metadata: { name: "web-eu" }, status: { health: { status } } },
      },
    });
    expect(await watch.next()).toEqual(health("Degraded"));
    expect(await watch.next()).toEqual(health("Healthy"));
    await watch.cancel();
  });

  it("changes what the list and GET answer as well", async () => {
    const version = async () =>
      Number(
        textAt(
          (await asked.ask("/api/v1/applications")).body as Json,
          "metadata",
          "resourceVersion",
        ),
      );
    const before = await version();
    asked.argocd.emit("MODIFIED", changed("web-eu", "Degraded"));
    const got = await asked.ask("/api/v1/applications/web-eu");
    expect(got).toMatchObject({ body: { status: { health: { status: "Degraded" } } } });
    const list = await asked.ask("/api/v1/applications?name=web-eu");
    expect(await version()).toBeGreaterThan(before);
    expect(JSON.stringify(got.body)).toContain('"health":{"status":"Healthy"}');
    expect(JSON.stringify(list.body)).not.toContain('"health":{"status":"Healthy"}');
    expect(list).toMatchObject({
      body: { items: [{ status: { health: { status: "Degraded" } } }] },
    });
    asked.argocd.emit("DELETED", changed("web-eu", "Missing"));
    expect((await asked.ask("/api/v1/applications/web-eu")).status).toBe(403);
    const added = { metadata: { name: "new" }, spec: { project: "search" } };
    asked.argocd.emit("ADDED", added);
    expect(await asked.ask("/api/v1/applications/new?project=search")).toMatchObject({
      status: 200,
      body: { metadata: { name: "new", namespace: "argocd" } },
    });
    expect(() => asked.argocd.emit("ADDED", {})).toThrow("metadata.name");
  });

  it("refuses with a chunk, which fields leave empty", async () => {
    const headers = { authorization: "" };
    const refused = await asked.fetch(stream, { headers });
    expect(refused.status).toBe(401);
    expect(await refused.text()).toBe(
      '{"error":{"grpc_code":16,"http_code":401,"message":"no session information","http_status":"Unauthorized"}}',
    );
    const pruned = await asked.fetch(`${stream}?fields=result.type`, { headers });
    expect([pruned.status, await pruned.text()]).toEqual([401, "{}"]);
  });
});

describe("watchResourceTree", () => {
  it("tells the whole tree on a change of its application, and nothing before", async () => {
    const response = asked.fetch(`${stream}/web-eu/resource-tree?fields=result.nodes.kind`);
    await untilConnected(1);
    asked.argocd.emit("MODIFIED", changed("web-edge", "Degraded"));
    asked.argocd.emit("MODIFIED", changed("web-eu", "Degraded"));
    const watch = readMessages(await response);
    const { result } = (await watch.next()) as { result: { nodes: unknown[] } };
    asked.argocd.dropStreams();
    expect(result.nodes).toContainEqual({ kind: "ConfigMap" });
    await expect(watch.next()).rejects.toThrow();
  });
});

describe("server-sent events", () => {
  it("frame every message, keep alive with comments, and are not packed", async () => {
    await using events = await askWorld("shared-resource", { keepaliveMs: 5 });
    const headers = { accept: "text/event-stream", "accept-encoding": "gzip" };
    const response = await events.fetch(`${stream}?name=web-eu&fields=result.type`, { headers });
    expect(response.headers.get("content-type")).toBe("text/event-stream");
    expect(response.headers.get("content-encoding")).toBeNull();
    let text = "";
    for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      text += chunk;
      if (text.includes(":\n")) break;
    }
    expect(text).toBe('data: {"result":{"type":"ADDED"}} \n\n\n:\n');
  });
});
