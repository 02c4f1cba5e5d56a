import type { Diagnosis, ListApplicationsResult, Principal } from "@lynceus/contract";
import { describe, expect, test } from "vitest";
import { connect, start } from "./testing/connect.ts";
import { startWorlds } from "./testing/start-worlds.ts";

async function open(
  worlds: Readonly<Record<string, string>>,
  options: Parameters<typeof startWorlds>[1] = {},
) {
  const started = await startWorlds(worlds, options);
  const server = start(started.fleet);
  return { ...started, ...server, ...(await connect(server)) };
}

const tokens = (text: string) => Buffer.byteLength(text) / 4;
const applicationPath = "/api/v1/applications/payments-api";

describe("diagnose_application", () => {
  test("a tag that is missing, in few requests, each scoped", async () => {
    const { call, argocds } = await open({ "prod-eu": "image-tag-missing" });
    const argocd = argocds["prod-eu"];
    const before = argocd?.requests().length ?? 0;

    const { text, structured } = await call("diagnose_application", {
      applicationName: "payments-api",
    });

    const diagnosis = structured as unknown as Diagnosis;
    expect(diagnosis).toMatchObject({
      application: { name: "payments-api", health: "Degraded" },
      findings: [{ mode: "F1", subject: "new-revision", version: "2.4.0-rc1" }],
      serving: { ready: 2, desired: 2 },
      change: { author: "Ivo Lindqvist" },
      unchecked: [],
      url: `${argocd?.url}/applications/argocd/payments-api`,
    });
    expect(text).toContain("2.4.0-rc1");
    expect(tokens(text)).toBeLessThanOrEqual(2_000);
    const asked = argocd?.requests().slice(before) ?? [];
    expect(asked.length).toBeLessThan(25);
    for (const { path, query, method } of asked.filter((one) =>
      one.path.startsWith(applicationPath),
    )) {
      expect([method, path, query.get("appNamespace"), query.get("project")]).toEqual([
        "GET",
        path,
        "argocd",
        "payments",
      ]);
    }
  });

  test("two failures of one application are told apart", async () => {
    const { call } = await open({ "prod-eu": "config-server-wrong-environment" });

    const { structured } = await call("diagnose_application", { applicationName: "orders-api" });

    expect(structured).toMatchObject({
      findings: [{ subject: "new-revision" }, { subject: "running-revision" }],
    });
  });

  test("nothing wrong is said with what was looked at", async () => {
    const { call } = await open({ "prod-eu": "healthy-but-asked" });

    const { text, structured } = await call("diagnose_application", {
      applicationName: "search-query",
      logs: true,
    });

    expect(structured).toMatchObject({ findings: [], unchecked: [] });
    expect(text).toContain("No failure found in Argo CD.");
    expect(text).toContain("2 of 2 pods ready");
  });

  test("every application of a whole Argo CD, briefly and without a bug", async () => {
    const { call, fleet, logged } = await open({ "prod-eu": "fleet" });
    const names = fleet.index.all(() => true).map(({ name }) => name);

    for (const applicationName of names) {
      const { text, structured } = await call("diagnose_application", { applicationName });
      expect(structured, text).toMatchObject({ application: { name: applicationName } });
      expect(tokens(text)).toBeLessThanOrEqual(2_000);
      expect(tokens((await call("get_application", { applicationName })).text)).toBeLessThan(2_000);
    }
    expect(names.length).toBeGreaterThan(70);
    expect(logged).toEqual([]);
  }, 120_000);

  test("what Argo CD does not let us see is said, and the rest diagnosed", async () => {
    const { call, argocds } = await open({ "prod-eu": "image-tag-missing" });
    const faults = argocds["prod-eu"]?.faults;
    faults?.set(`${applicationPath}/events`, {
      kind: "status",
      status: 403,
      message: "permission denied",
    });
    faults?.set(`${applicationPath}/revisions/**`, {
      kind: "status",
      status: 500,
      message: "no git",
    });

    const { structured } = await call("diagnose_application", { applicationName: "payments-api" });

    const { findings, unchecked } = structured as unknown as Diagnosis;
    expect(findings).toMatchObject([{ mode: "F1" }]);
    expect(unchecked.join("\n")).toMatch(/events of Pod .*permission denied/);
    expect(unchecked.join("\n")).toMatch(/commit .*no git/);
  });

  test("an application that Argo CD does not answer for is told from the index", async () => {
    const { call } = await open({ "prod-eu": "project-missing" });

    const { structured } = await call("diagnose_application", { applicationName: "growth-lab" });

    const { findings, unchecked } = structured as unknown as Diagnosis;
    expect(findings[0]?.headline).toContain("experiments");
    expect(unchecked.join()).toContain("does not accept the request for application `growth-lab`");
  });

  test("Argo CD's refusal of the application is the answer", async () => {
    const { call, argocds, audit } = await open({ "prod-eu": "image-tag-missing" });
    argocds["prod-eu"]?.faults.set(applicationPath, {
      kind: "status",
      status: 401,
      message: "invalid session",
    });

    const { text, isError } = await call("diagnose_application", {
      applicationName: "payments-api",
    });

    expect(isError).toBe(true);
    expect(text).toContain("refused Lynceus's token");
    expect(audit).toMatchObject([{ tool: "diagnose_application", outcome: "error" }]);
  });

  test("what hangs is left out in time", async () => {
    const { fleet, argocds } = await startWorlds({ "prod-eu": "image-tag-missing" });
    argocds["prod-eu"]?.faults.set(`${applicationPath}/events`, { kind: "hang" });
    const { call } = await connect(start(fleet, { deadlineMs: 1_500 }));

    const { structured } = await call("diagnose_application", { applicationName: "payments-api" });

    const { findings, unchecked } = structured as unknown as Diagnosis;
    expect(findings).toMatchObject([{ mode: "F1" }]);
    expect(unchecked.join("\n")).toContain("not read within the 1.5 s there were");
  });

  test("secrets and terminal escapes in what strangers wrote do not pass", async () => {
    const { call, argocds } = await open({ "prod-eu": "image-tag-missing" });
    const message = `pull failed: \u001b[31mpassword=hun\u200bter2 https://bob:hunter2@registry.example.com`;
    const items = [
      {
        type: "Warning",
        reason: "Failed",
        message,
        count: 3,
        lastTimestamp: "2026-11-21T09:00:00Z",
      },
    ];
    argocds["prod-eu"]?.faults.set(`${applicationPath}/events`, {
      kind: "status",
      status: 200,
      body: { items },
    });

    const result = await call("diagnose_application", { applicationName: "payments-api" });

    const all = JSON.stringify(result);
    expect(all).toContain("[redacted]");
    expect(all).not.toContain("hunter2");
    expect(all).not.toContain("u001b");
  });
});

test("a cancelled call stops its request to Argo CD", async () => {
  const aborted: string[] = [];
  const watched: typeof fetch = (input, init) => {
    init?.signal?.addEventListener(
      "abort",
      () => void aborted.push(new URL(String(input)).pathname),
    );
    return fetch(input, init);
  };
  const { call, argocds } = await open(
    { "prod-eu": "image-tag-missing" },
    { client: { fetch: watched } },
  );
  const argocd = argocds["prod-eu"];
  argocd?.faults.set(applicationPath, { kind: "hang" });
  const controller = new AbortController();

  const calling = call("get_application", { applicationName: "payments-api" }, controller.signal);
  calling.catch(() => {});
  await expect
    .poll(() => argocd?.requests().some(({ path }) => path === applicationPath))
    .toBe(true);
  expect(aborted).toEqual([]);
  controller.abort(new Error("stopped"));

  await expect(calling).rejects.toThrow("stopped");
  await expect.poll(() => aborted).toEqual([applicationPath]);
});

test("the fleet's counts are those of what the caller may see", async () => {
  const { call, mcp } = await open({ "prod-eu": "fleet" });
  const checkout: Principal = {
    kind: "channel",
    id: "C2",
    name: "#checkout",
    projects: ["checkout"],
  };
  const narrow = await connect({ mcp }, checkout);

  const all = (await call("list_applications")).structured as unknown as ListApplicationsResult;
  const own = (await narrow.call("list_applications"))
    .structured as unknown as ListApplicationsResult;

  expect(all.total).toBeGreaterThan(70);
  expect(own.total).toBeGreaterThan(0);
  expect(own.total).toBeLessThan(all.total);
  expect(new Set(own.applications.map(({ project }) => project))).toEqual(new Set(["checkout"]));
});

test("one dead instance is a gap; the other answers", async () => {
  const worlds = { "prod-eu": "image-tag-missing", "prod-us": "config-server-wrong-environment" };
  const { call, argocds } = await open(worlds, { staleMs: 1_500 });
  const twice = await call("get_application", { applicationName: "checkout-web" });
  expect(twice.isError).toBe(true);
  expect(twice.text).toContain("prod-us/argocd/checkout-web");

  await argocds["prod-us"]?.close();
  await expect
    .poll(async () => (await call("list_applications")).structured, { timeout: 10_000 })
    .toMatchObject({ gaps: [{ instance: "prod-us" }], instances: 2 });

  expect((await call("get_application", { applicationName: "payments-api" })).isError).toBe(false);
  expect((await call("list_instances")).text).toMatch(/^prod-us (unreachable|stale)/m);
}, 30_000);
