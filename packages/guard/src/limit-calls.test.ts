import { expect, test } from "vitest";
import type { CallRequest } from "./call.ts";
import { limitCalls } from "./limit-calls.ts";

function by(id: string, kind: "person" | "channel" = "person"): CallRequest {
  const principal = { kind, id, name: id, groups: [], projects: ["*"] };
  return { principal, client: "x", tool: "t", access: "read", arguments: {}, correlationId: "c" };
}

function limited(perMinute: () => number | undefined) {
  let now = 0;
  let refusals = 0;
  const onRefused = () => {
    refusals += 1;
  };
  const quota = limitCalls({ perMinute, onRefused, clock: () => now });
  const effects = async (request: CallRequest, calls: number) => {
    const decided = [];
    for (let n = 0; n < calls; n += 1) decided.push((await quota(request)).effect);
    return decided;
  };
  const at = (ms: number) => {
    now = ms;
  };
  return { quota, effects, at, refusals: () => refusals };
}

test("so many calls in a minute, each caller apart, and more as time passes", async () => {
  const { quota, effects, refusals, at } = limited(() => 2);

  expect(await effects(by("dana"), 3)).toEqual(["allow", "allow", "deny"]);
  expect(await effects(by("ci"), 1)).toEqual(["allow"]);
  expect(await quota(by("dana"))).toMatchObject({ reason: expect.stringContaining("in 30 s") });
  expect(refusals()).toBe(2);
  at(30_000);
  expect(await effects(by("dana"), 2)).toEqual(["allow", "deny"]);
  at(10 * 60_000);
  expect(await effects(by("dana"), 3)).toEqual(["allow", "allow", "deny"]);
});

test("a channel's alerts are not bounded, nor is anybody where there is no limit", async () => {
  expect(await limited(() => 1).effects(by("C1", "channel"), 3)).not.toContain("deny");
  expect(await limited(() => undefined).effects(by("dana"), 3)).not.toContain("deny");
});

test("a limit that changes counts at once", async () => {
  let most = 1;
  const { effects, at } = limited(() => most);

  expect(await effects(by("dana"), 2)).toEqual(["allow", "deny"]);
  most = 60;
  at(2_000);
  expect(await effects(by("dana"), 3)).toEqual(["allow", "allow", "deny"]);
});
