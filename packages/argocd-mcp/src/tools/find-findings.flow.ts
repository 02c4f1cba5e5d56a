import type { FindFindingsResult, Principal } from "@lynceus/contract";
import { expect, test } from "vitest";
import { connect, everyone, start } from "../testing/connect.ts";
import { type FakeFleetOptions, fakeFleet, instance, summary } from "../testing/fake-fleet.ts";

/** Nothing is looked at: what is found is what the live index says. */
async function open(options: FakeFleetOptions, principal: Principal = everyone) {
  const { call } = await connect(start(fakeFleet(options)), principal);
  return async (args: Record<string, unknown> = {}) => {
    const { text, structured, isError } = await call("find_findings", args);
    return { text, isError, result: structured as unknown as FindFindingsResult };
  };
}

const unreachable = (at: number) => ({
  sync: "Unknown" as const,
  reason: `failed to get cluster info for "https://c${at}.example.com": dial tcp: connect: connection refused`,
  cluster: `c${at}.example.com`,
});
const few = [
  summary("web"),
  summary("edge-a", unreachable(1)),
  summary("edge-b", unreachable(1)),
  summary("edge-c", unreachable(2)),
  summary("vault", { ...unreachable(1), project: "secret" }),
];
const many = Array.from({ length: 600 }, (_, at) =>
  summary(`service-${at}`, { health: "Degraded", reason: `broken by ${"x".repeat(at % 90)}` }),
);
const checkout: Principal = { kind: "channel", id: "C2", name: "#c", projects: ["checkout"] };

test("one cause is one group, the widest first; nothing of what the caller may not see", async () => {
  const find = await open({ applications: few }, checkout);

  const { result, text } = await find();

  expect(result.total).toEqual({ groups: 2, applications: 3 });
  expect(result.groups.map((group) => group.applications.map(({ name }) => name))).toEqual([
    ["edge-a", "edge-b"],
    ["edge-c"],
  ]);
  expect(result.looked).toEqual({ applications: 4, notYet: 4, changedSince: 0, failed: 0 });
  expect(text).toContain(
    "Looked at 0 of 4 applications; 4 not yet, known from the live index only.",
  );
  expect(text).not.toContain("vault");
});

test("whoever asks about one application hears of all that share its cause", async () => {
  const find = await open({ applications: few }, checkout);

  const { result } = await find({ text: "edge-a" });

  expect(result.groups.map((group) => group.applications.map(({ name }) => name))).toEqual([
    ["edge-a", "edge-b"],
  ]);
});

test.each([500, 2_000, 10_000])("%d tokens are kept to, the whole is kept", async (maxTokens) => {
  const { call } = await connect(start(fakeFleet({ applications: many })));

  const { text, structured } = await call("find_findings", { maxTokens, limit: 200 });

  const { groups, total, leftOut } = structured as unknown as FindFindingsResult;
  expect(Buffer.byteLength(text)).toBeLessThanOrEqual(maxTokens * 4);
  expect(Buffer.byteLength(JSON.stringify(structured))).toBeLessThanOrEqual(maxTokens * 4);
  expect(groups.length).toBeGreaterThan(0);
  expect(total.applications).toBe(600);
  const unnamed = groups.map(({ count, applications }) => count - applications.length);
  expect(leftOut?.count).toBe(
    total.groups - groups.length + unnamed.reduce((sum, one) => sum + one, 0),
  );
  const whole = await call("query_result", {
    resultId: leftOut?.resultId,
    path: "$.groups[*].count",
  });
  expect(whole.structured).toMatchObject({ tool: "find_findings", total: total.groups });
});

test("what there is not is told, with what there is", async () => {
  const find = await open({ applications: few, instances: [instance("prod-eu"), instance("lab")] });

  expect(await find({ project: "chekout" })).toMatchObject({ isError: true });
  expect((await find({ project: "chekout" })).text).toContain("checkout");
  expect((await find({ environment: "production" })).text).toContain("There are: prod.");
  expect((await find({ instance: "prod-us" })).text).toContain("lab, prod-eu");
  expect((await find({ deployedAfter: "yesterday" })).text).toContain("30m, 24h, 7d");
  expect((await find({ author: "Ivo" })).text).toContain('No deployment by "Ivo" is known.');
  expect((await find({ text: "zebra" })).text).toContain("No finding fits.");
});

test("gaps are told: a part is not taken for the whole", async () => {
  const gaps = [{ instance: "lab", reason: "`lab` cannot be reached" }];
  const find = await open({
    applications: few,
    instances: [instance("prod-eu"), instance("lab")],
    gaps,
  });

  const { text, result } = await find();

  expect(text).toContain("Incomplete: 1 of 2 instances answered.");
  expect(result).toMatchObject({ gaps, instances: 2 });
});

test("severity and mode choose", async () => {
  const find = await open({ applications: few });
  const [group] = (await find()).result.groups;
  const mode = group?.modes[0] as string;

  expect((await find({ mode: `X9, ${mode.toLowerCase()}` })).result.total.groups).toBe(2);
  expect((await find({ mode: "X9" })).result.total.groups).toBe(0);
  expect((await find({ severity: "critical" })).result.total.groups).toBe(0);
  expect((await find({ severity: "warning" })).result.total.groups).toBe(2);
});
