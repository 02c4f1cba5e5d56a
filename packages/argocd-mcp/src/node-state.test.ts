import { expect, test } from "vitest";
import { byHealth, isUnwell } from "./node-state.ts";
import { fakeTree, type NodeSeed } from "./testing/fake-tree.ts";

const node = (health: string | undefined, info: Record<string, string> = {}) => {
  const seed: NodeSeed = {
    kind: "Pod",
    name: "web-1",
    ...(health === undefined ? {} : { health: { status: health } }),
    info: Object.entries(info).map(([name, value]) => ({ name, value })),
  };
  const [only] = fakeTree([seed]).nodes;
  if (only === undefined) throw new Error("no node");
  return only;
};

test.each([
  ["Degraded", {}, true],
  ["Healthy", {}, false],
  [undefined, {}, false],
  ["Healthy", { "Restart Count": "14" }, true],
  ["Healthy", { "Restart Count": "1" }, false],
  ["Degraded", { "Status Reason": "Completed" }, false],
])("%s with %j is unwell: %s", (health, info, unwell) => {
  expect(isUnwell(node(health, info))).toBe(unwell);
});

test("the worst health comes first", () => {
  const order = ["Healthy", "Progressing", "Degraded", "Missing"].map((health) => node(health));

  expect(order.sort(byHealth).map(({ health }) => health?.status)).toEqual([
    "Degraded",
    "Missing",
    "Progressing",
    "Healthy",
  ]);
});
