import { Application, ManagedResource } from "@lynceus/argocd";
import type { Principal } from "@lynceus/contract";
import { expect, test } from "vitest";
import { connect, start } from "../testing/connect.ts";
import { fakeFleet, summary } from "../testing/fake-fleet.ts";

const channel = (id: string, projects: string[] = ["checkout"]): Principal => ({
  kind: "channel",
  id,
  name: `#${id}`,
  projects,
});

/** A Deployment whose environment has a password, changed among 300 other variables. */
function deployment(password: string, other: string): string {
  const env = Array.from({ length: 300 }, (_, at) => ({ name: `VAR_${at}`, value: other }));
  const secret = { name: "DB_PASSWORD", value: password };
  const spec = { template: { spec: { containers: [{ name: "web", env: [secret, ...env] }] } } };
  return JSON.stringify({
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: { name: "web" },
    spec,
  });
}

async function open() {
  let now = Date.parse("2026-11-21T09:00:00Z");
  const secret = (data: string) =>
    JSON.stringify({
      apiVersion: "v1",
      kind: "Secret",
      metadata: { name: "db" },
      data: { key: data },
    });
  const states = [
    {
      group: "apps",
      kind: "Deployment",
      name: "web",
      normalizedLiveState: deployment("hunter2", "a"),
      predictedLiveState: deployment("correct horse", "b"),
      modified: true,
    },
    {
      kind: "Secret",
      name: "db",
      normalizedLiveState: secret("aHVudGVyMg=="),
      predictedLiveState: secret("Y29ycmVjdA=="),
      modified: true,
    },
  ].map((state) => ManagedResource.parse(state));
  const started = start(
    fakeFleet({
      applications: [summary("orders-api")],
      client: {
        getApplication: async () =>
          Application.parse({ metadata: { name: "orders-api" }, spec: {} }),
        managedResources: async () => states,
        syncWindows: async () => ({ activeWindows: [], assignedWindows: [], canSync: true }),
      },
    }),
    { clock: () => now },
  );
  const { call } = await connect(started, channel("C1"));
  const diff = await call("get_application_diff", {
    applicationName: "orders-api",
    maxTokens: 500,
  });
  const { resultId } = (diff.structured as { leftOut: { resultId: string } }).leftOut;
  const pass = (ms: number) => {
    now += ms;
  };
  return { ...started, call, diff, resultId, pass };
}

test("what was left out is had by its id, page by page, until the end", async () => {
  const { call, diff, resultId } = await open();
  expect(diff.text).toContain(resultId);

  const seen: string[] = [];
  let offset: number | undefined = 0;
  while (offset !== undefined) {
    const path = "$.changes[0].diff[*]";
    const { text, structured } = await call("query_result", { resultId, path, offset, limit: 150 });
    const page = structured as { rows: { value: string }[]; leftOut?: { how: string } };
    seen.push(...page.rows.map(({ value }) => value));
    expect(text).toContain("\"$['changes'][0]['diff'][");
    const next: string | undefined = /offset=(\d+)/.exec(page.leftOut?.how ?? "")?.[1];
    offset = next === undefined ? undefined : Number(next);
  }

  expect(seen.filter((line) => line.startsWith("-"))).toHaveLength(300);
  expect(seen.filter((line) => line.startsWith("+"))).toHaveLength(300);
});

test("no path leads to a credential: results are masked before they are kept", async () => {
  const { call, diff, resultId } = await open();
  const answers = [diff, await call("query_result", { resultId, maxTokens: 10_000, limit: 1_000 })];
  for (const grep of ["PASSWORD", "hunter", "horse", "aHV", "Y29", "of a Secret"]) {
    answers.push(await call("query_result", { resultId, grep }));
  }

  const all = JSON.stringify(answers);
  for (const secret of ["hunter2", "correct horse", "aHVudGVyMg", "Y29ycmVjdA"]) {
    expect(all).not.toContain(secret);
  }
  expect(all).toContain("how is not shown of a Secret");
});

test.each([
  ["never was", "r-000000000000", 0, "C1"],
  ["is over", undefined, 30 * 60_000 + 1, "C1"],
  ["is somebody else's", undefined, 0, "C2"],
])("an id that %s is told the same way, with what to do", async (_, id, ms, who) => {
  const { mcp, resultId, pass } = await open();
  pass(ms);
  const { call } = await connect({ mcp }, channel(who));
  const asked = id ?? resultId;

  const { text, isError } = await call("query_result", { resultId: asked });

  expect(isError).toBe(true);
  expect(text).toBe(
    `There is no result "${asked}" kept for you. Results are kept for half an hour, each for the one who asked; call the tool again that named it.`,
  );
});

test("who may see less than before does not find what was kept then", async () => {
  const { mcp, resultId } = await open();
  const { call } = await connect({ mcp }, channel("C1", ["web"]));

  expect((await call("query_result", { resultId })).isError).toBe(true);
});

test.each([
  [{ grep: "(?=x)" }, "not a pattern that RE2 understands"],
  [{ path: "$.[" }, "no JSONPath"],
  [{ path: "$..a..b" }, "would take too long"],
  [{ limit: 0 }, "limit"],
  [{ maxTokens: 20_000 }, "maxTokens"],
  [{ colour: "red" }, 'no argument "colour"'],
])("%j is refused in words", async (args, words) => {
  const { call, resultId } = await open();

  const { text, isError } = await call("query_result", { resultId, ...args });

  expect(isError).toBe(true);
  expect(text).toContain(words);
});
