import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Json } from "../json.ts";
import { at, listAt, textAt } from "../json.ts";
import { type Asked, askWorld } from "../testing/ask.ts";

let asked: Asked;
beforeAll(async () => {
  asked = await askWorld("shared-resource");
});
afterAll(() => asked[Symbol.asyncDispose]());

async function list(query: string, from = asked): Promise<Json> {
  const { status, body } = await from.ask(`/api/v1/applications?${query}`);
  expect(status).toBe(200);
  return body as Json;
}
const names = (body: Json) => listAt(body, "items").map((item) => textAt(item, "metadata", "name"));
const all = [
  "catalog-api",
  "checkout-cart",
  "checkout-web",
  "identity-login",
  "search-suggest",
  "web-edge",
  "web-eu",
];

describe("listApplications", () => {
  it.each([
    ["", all],
    ["name=web-eu", ["web-eu"]],
    ["name=web", []],
    ["projects=search&projects=identity", ["identity-login", "search-suggest"]],
    ["projects=search&project=identity", ["identity-login"]],
    ["selector=team%3Dsearch", ["search-suggest"]],
    ["selector=team+in+(search,catalog)", ["catalog-api", "search-suggest"]],
    ["repo=http://git.acme.example/search-deploy.git", ["search-suggest"]],
    ["appNamespace=argocd&name=web-eu", ["web-eu"]],
    ["appNamespace=other", []],
    ["appNameSpace=other&nonsense=1&resourceVersion=999999999", all],
  ])("with %s has %o", async (query, found) => {
    expect(names(await list(query))).toEqual(found);
  });

  it("tells an empty list as null, and its version", async () => {
    expect(await list("name=nothing")).toEqual({
      metadata: { resourceVersion: expect.stringMatching(/^\d+$/) },
      items: null,
    });
  });

  it("leaves out the health of resources, which only GET knows", async () => {
    const name = "search-suggest";
    const [item] = listAt(await list(`name=${name}`), "items");
    const { body } = await asked.ask(`/api/v1/applications/${name}`);
    expect(listAt(body as Json, "status", "resources")[0]).toHaveProperty("health");
    expect(listAt(item, "status", "resources")[0]).not.toHaveProperty("health");
  });

  it("shows an account only its projects, and says nothing of the others", async () => {
    await using bot = await askWorld("shared-resource", { accountProjects: ["se*", "identity"] });
    expect(names(await list("", bot))).toEqual(["identity-login", "search-suggest"]);
    await using blind = await askWorld("shared-resource", { accountProjects: [] });
    expect(await list("", blind)).toMatchObject({ items: null });
  });

  it("refuses a selector that is none, with 500 as Go does", async () => {
    const { status, body } = await asked.ask("/api/v1/applications?selector=a%3D(");
    expect(status).toBe(500);
    expect(body).toMatchObject({
      code: 2,
      message: expect.stringMatching(/^error parsing the selector: /),
    });
  });
});

describe("fields of the list", () => {
  const one = async (fields: string) =>
    listAt(await list(`name=web-eu&fields=${fields}`), "items")[0];

  it("picks what is on Argo CD's list, and drops the rest in silence", async () => {
    const fields = ["metadata.name", "status.health", "status.conditions", "status.sync.status"];
    fields.push("status.operationState.message", "metadata.uid", "status");
    const item = await one(fields.map((field) => `items.${field}`).join(","));
    expect(item).toEqual({
      metadata: { name: "web-eu" },
      status: { health: expect.any(Object), sync: { status: expect.any(String) } },
    });
  });

  it("tells what an application does not have as null or not at all, as Go does", async () => {
    const fields = "items.metadata.deletionTimestamp,items.spec.sources,items.operation.sync";
    expect(await one(fields)).toEqual({
      metadata: { deletionTimestamp: null },
      spec: { sources: null },
    });
  });

  it("answers the sync result under the name of the operation", async () => {
    const item = await one("items.status.operationState.operation.sync");
    expect(at(item, "status", "operationState", "operation", "sync")).toHaveProperty("resources");
  });

  it("keeps the version of the list even when nothing is asked of it", async () => {
    expect(await list("fields=items.metadata.name")).toHaveProperty("metadata.resourceVersion");
  });

  it.each(["items.spec,items.spec.project", "-items.metadata.name"])(
    "cannot marshal %s",
    async (fields) => {
      expect(await asked.ask(`/api/v1/applications?fields=${fields}`)).toEqual({
        status: 500,
        body: { error: "failed to marshal error message" },
      });
    },
  );
});
