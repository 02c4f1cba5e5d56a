import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Asked, askWorld } from "../testing/ask.ts";

let asked: Asked;
let bot: Asked;
beforeAll(async () => {
  asked = await askWorld("project-missing");
  bot = await askWorld("project-missing", { accountProjects: ["search", "catalog"] });
});
afterAll(async () => {
  await asked[Symbol.asyncDispose]();
  await bot[Symbol.asyncDispose]();
});

const denied = { error: "permission denied", code: 7, message: "permission denied" };

describe("which refusal an account gets", () => {
  it.each([
    // It may see the projects search and catalog; checkout-web is of checkout.
    ["search-suggest", 200],
    ["search-suggest?project=search", 200],
    ["search-suggest?projects=search&appNamespace=argocd", 200],
    ["search-suggest?project=catalog", 404],
    ["search-suggest?project=checkout", 403],
    ["search-suggest?appNamespace=elsewhere", 403],
    ["search-suggest?appNamespace=elsewhere&project=search", 404],
    ["checkout-web", 403],
    ["checkout-web?project=search", 404],
    ["nothing", 403],
    ["nothing?project=search", 404],
    ["nothing?project=checkout", 403],
  ])("%s is %i", async (request, status) => {
    const got = await bot.ask(`/api/v1/applications/${request}`);
    expect(got.status).toBe(status);
    if (status === 403) expect(got.body).toEqual(denied);
    const name = request.split("?")[0];
    const message = `applications.argoproj.io "${name}" not found`;
    if (status === 404) expect(got.body).toEqual({ error: message, code: 5, message });
  });

  it.each([
    "resource-tree",
    "managed-resources",
    "events",
    "syncwindows",
    "links",
    "manifests",
    "revisions/main/metadata",
    "resource?version=v1&kind=Pod&resourceName=x",
    "resource/actions?version=v1&kind=Pod&resourceName=x",
  ])("is the same for %s", async (what) => {
    expect(await bot.ask(`/api/v1/applications/checkout-web/${what}`)).toEqual({
      status: 403,
      body: denied,
    });
  });

  it.each(["logs", "pods/x/logs"])("and comes as a chunk for %s", async (what) => {
    expect(await bot.ask(`/api/v1/applications/checkout-web/${what}`)).toEqual({
      status: 403,
      body: {
        error: {
          grpc_code: 7,
          http_code: 403,
          message: "permission denied",
          http_status: "Forbidden",
        },
      },
    });
  });

  it("two projects are one too many", async () => {
    const { status, body } = await asked.ask("/api/v1/applications/x?projects=a&projects=b");
    expect(status).toBe(400);
    expect(body).toMatchObject({
      code: 3,
      message: expect.stringMatching(/either zero or one project$/),
    });
  });

  it("what was refused when it was recorded is refused everywhere", async () => {
    const refusal = {
      status: 400,
      body: { code: 3, message: expect.stringMatching(/or the project does not exist$/) },
    };
    for (const what of ["", "/resource-tree", "/manifests", "/links"]) {
      const got = await asked.ask(`/api/v1/applications/growth-lab${what}`);
      expect(got).toMatchObject(refusal);
    }
    expect((await asked.ask("/api/v1/applications/growth-lab/logs")).status).toBe(400);
  });
});

describe("refresh", () => {
  it("reconciles: a newer version, reconciled now", async () => {
    const path = "/api/v1/applications/search-suggest";
    const version = async (query: string) => {
      const { body } = await asked.ask(path + query);
      return body as { metadata: { resourceVersion: string }; status: { reconciledAt: string } };
    };
    const before = await version("");
    const after = await version("?refresh=");
    expect(Number(after.metadata.resourceVersion)).toBeGreaterThan(
      Number(before.metadata.resourceVersion),
    );
    expect(Math.abs(Date.parse(after.status.reconciledAt) - Date.now())).toBeLessThan(10_000);
    expect(await version("")).toEqual(after);
  });
});
