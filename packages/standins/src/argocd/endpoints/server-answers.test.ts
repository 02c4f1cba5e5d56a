import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Json, listAt, textAt } from "../json.ts";
import { type Asked, askWorld } from "../testing/ask.ts";

let asked: Asked;
let bot: Asked;
beforeAll(async () => {
  asked = await askWorld("appset-template-error");
  bot = await askWorld("appset-template-error", { accountProjects: ["search"] });
});
afterAll(async () => {
  await asked[Symbol.asyncDispose]();
  await bot[Symbol.asyncDispose]();
});

const names = (body: unknown) =>
  listAt(body as Json, "items").map(
    (item) => textAt(item, "metadata", "name") || textAt(item, "name"),
  );

describe("clusters", () => {
  it.each([
    ["https%3A%2F%2Fkubernetes.default.svc", "in-cluster"],
    ["https%3a%2f%2fkubernetes.default.svc?id.type=url", "in-cluster"],
    ["in-cluster?id.type=name", "in-cluster"],
    ["in-cluster?id.type=name_escaped", "in-cluster"],
  ])("%s is %s", async (id, name) => {
    expect(await asked.ask(`/api/v1/clusters/${id}`)).toMatchObject({
      status: 200,
      body: { name },
    });
  });

  it.each(["in-cluster", "nowhere?id.type=name", "https%253A%252F%252Fkubernetes.default.svc"])(
    "%s is 403, as every cluster that is not there",
    async (id) => {
      const got = await asked.ask(`/api/v1/clusters/${id}`);
      expect(got).toMatchObject({
        status: 403,
        body: { code: 7, message: expect.stringMatching(/permission denied$/) },
      });
    },
  );

  it.each([
    ["name=in-cluster", ["in-cluster"]],
    ["server=https://kubernetes.default.svc", ["in-cluster"]],
    ["id.type=name&id.value=prod-eu-3", ["prod-eu-3"]],
    ["name=nowhere", []],
  ])("listed by %s are %o", async (query, found) => {
    expect(names((await asked.ask(`/api/v1/clusters?${query}`)).body)).toEqual(found);
  });
});

describe("projects", () => {
  it("are listed as far as the account may see them, and pruned", async () => {
    expect(names((await bot.ask("/api/v1/projects")).body)).toEqual(["search"]);
    expect((await bot.ask("/api/v1/projects?fields=items.metadata.name")).body).toEqual({
      items: [{ metadata: { name: "search" } }],
    });
  });

  it.each([
    ["search", 200, undefined],
    ["checkout", 403, "permission denied: projects, get, checkout"],
    ["nothing", 403, "permission denied: projects, get, nothing"],
  ])("%s is %i for an account of one project", async (name, status, message) => {
    const got = await bot.ask(`/api/v1/projects/${name}`);
    expect(got.status).toBe(status);
    if (message !== undefined) expect(got.body).toMatchObject({ code: 7, message });
  });

  it("that do not exist are 404 for an account of all", async () => {
    const message = 'appprojects.argoproj.io "nothing" not found';
    expect(await asked.ask("/api/v1/projects/nothing")).toMatchObject({
      status: 404,
      body: { code: 5, message },
    });
  });
});

describe("ApplicationSets", () => {
  it("are listed, by project and selector, and as far as the account may see them", async () => {
    const listed = async (query: string, from = asked) =>
      names((await from.ask(`/api/v1/applicationsets?${query}`)).body);
    expect(await listed("")).toEqual(["frontends", "promo-sites"]);
    expect(await listed("projects=search")).toEqual([]);
    expect(await listed("selector=a%3Db")).toEqual([]);
    expect(await listed("appsetNamespace=elsewhere")).toEqual([]);
    expect(await listed("", bot)).toEqual([]);
  });

  it("are an honest 404 when missing, 403 when not for the account", async () => {
    expect((await asked.ask("/api/v1/applicationsets/frontends")).status).toBe(200);
    expect((await asked.ask("/api/v1/applicationsets/nothing")).status).toBe(404);
    expect((await bot.ask("/api/v1/applicationsets/frontends")).status).toBe(403);
    expect((await bot.ask("/api/v1/applicationsets/nothing")).status).toBe(404);
  });
});

describe("canI", () => {
  it.each([
    ["applications/get/search/search-suggest", "yes"],
    ["applications/get/search%2Fsearch-suggest", "yes"],
    ["logs/get/checkout/checkout-web", "no"],
    ["clusters/get/*", "yes"],
    ["applications/get/*/*", "no"],
  ])("%s: %s", async (what, value) => {
    expect(await bot.ask(`/api/v1/account/can-i/${what}`)).toEqual({
      status: 200,
      body: { value },
    });
  });

  it.each(["pods/get/x", "applications/read/x"])("refuses %s", async (what) => {
    const got = await bot.ask(`/api/v1/account/can-i/${what}`);
    expect(got).toMatchObject({
      status: 400,
      body: { code: 3, message: expect.stringMatching(/does not contain/) },
    });
  });
});
