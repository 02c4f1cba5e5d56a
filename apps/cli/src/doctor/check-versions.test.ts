import { expect, test } from "vitest";
import { checkVersions } from "./check-versions.ts";

const never = new AbortController().signal;

test.each([
  ["18.20.0", "failed"],
  ["20.18.3", "failed"],
  ["20.19.0", "fine"],
  ["21.7.0", "failed"],
  ["22.11.0", "failed"],
  ["22.12.0", "fine"],
  ["23.1.0", "failed"],
  ["24.0.0", "fine"],
])("Node %s: %s", async (node, state) => {
  const [check] = checkVersions(node);

  expect((await check?.run(never))?.map((one) => one.state)).toEqual([state]);
});

test("the packages that Lynceus stands on are found, each with its version", async () => {
  const verdicts = await checkVersions()[1]?.run(never);

  expect(verdicts).toMatchObject([{ state: "fine" }]);
  expect(verdicts?.[0]?.says).toMatch(/^@slack\/bolt \d+\.\d+\.\d+, .*bullmq \d/);
});
