import type { CallRequest } from "@lynceus/guard";
import { expect, test } from "vitest";
import { limitCalls } from "./limit-calls.ts";

function by(id: string): CallRequest {
  const principal = { kind: "person" as const, id, name: id, groups: [], projects: ["*"] };
  return { principal, client: "x", tool: "t", access: "read", arguments: {}, correlationId: "c" };
}

test("so many calls in a minute, each caller apart, and more as time passes", async () => {
  let now = 0;
  const quota = limitCalls(2, () => now);
  const effects = async (id: string, calls: number) => {
    const decided = [];
    for (let n = 0; n < calls; n += 1) decided.push((await quota(by(id))).effect);
    return decided;
  };

  expect(await effects("dana", 3)).toEqual(["allow", "allow", "deny"]);
  expect(await effects("ci", 1)).toEqual(["allow"]);
  expect(await quota(by("dana"))).toMatchObject({ reason: expect.stringContaining("in 30 s") });
  now = 30_000;
  expect(await effects("dana", 2)).toEqual(["allow", "deny"]);
  now = 10 * 60_000;
  expect(await effects("dana", 3)).toEqual(["allow", "allow", "deny"]);
});
