import type { ResourceTreeResult, TreeLine } from "@lynceus/contract";
import { expect, test } from "vitest";
import { application } from "../testing/samples.ts";
import { tree } from "../testing/tree-samples.ts";
import { toTreeBox } from "./to-tree-box.ts";
import { flatten, type TreeBox } from "./tree-box.ts";

const sick = application({ health: "Degraded" });
const outline = (box: TreeBox) =>
  flatten(box).map(({ box: { isOnPath, kind, name, words, standing }, depth }) =>
    `${isOnPath ? "! " : "  "}${"  ".repeat(depth)}${kind} ${name}: ${standing} ${words.join(", ")}`.trimEnd(),
  );
const pods = (count: number, fields: Partial<TreeLine> = {}): TreeLine[] =>
  Array.from({ length: count }, (_, index) => ({
    kind: "Pod",
    name: `web-${index}`,
    health: "Healthy",
    info: [],
    path: ["ReplicaSet/web"],
    ...fields,
  }));
const treeOf = (fields: Partial<ResourceTreeResult>): ResourceTreeResult => ({
  total: 0,
  counts: [],
  unhealthy: [],
  others: [],
  orphans: 0,
  orphaned: [],
  ...fields,
});

test("the way down to what is unhealthy comes first, and what is well is counted", () => {
  expect(outline(toTreeBox(sick, tree))).toEqual(
    [
      "!  Application payments-api: unwell Degraded, Synced",
      "!    Deployment payments-api: unwell Degraded",
      "!      ReplicaSet payments-api-6445bf6c75: well new, Healthy",
      "!        Pod payments-api-6445bf6c75-jrnsf: unwell Degraded, ImagePullBackOff",
      "        ReplicaSet payments-api-7d9c5b6f4: well old, Healthy",
      "           2 healthy Pods: well",
      "       3 others: 2 Service, 1 ConfigMap: well",
    ].map((line) => expect.stringMatching(new RegExp(`^${line.replace(/\s+/g, "\\s+")}$`))),
  );
});

test("an owner that is not listed itself still stands in its place, as unknown", () => {
  const box = toTreeBox(sick, treeOf({ unhealthy: pods(1, { health: "Degraded" }) }));

  expect(outline(box)[1]).toBe("!   ReplicaSet web: unknown");
});

test("restarts are counted, and pods that fail alike are one", () => {
  const [pod] = pods(1, { health: "Healthy", info: ["Restart Count=14"], alike: 39 });
  const box = toTreeBox(sick, treeOf({ unhealthy: pod === undefined ? [] : [pod] }));

  expect(flatten(box).at(-1)?.box.words).toEqual(["Healthy", "14 restarts", "39 more alike"]);
});

test("what was left out of the tree is said", () => {
  const leftOut = { count: 212, how: "" };

  expect(outline(toTreeBox(sick, treeOf({ leftOut }))).at(-1)).toContain("212 more are not listed");
});

test.each([40, 400])(
  "of %i unhealthy ones at most thirty boxes are shown, and the rest counted",
  (count) => {
    const deep = pods(count, { health: "Degraded", path: ["Deployment/web", "ReplicaSet/web"] });
    const wide = pods(count, { kind: "ConfigMap", health: "Missing", path: [] });
    const box = toTreeBox(sick, treeOf({ unhealthy: [...deep, ...wide] }));
    const lines = outline(box);

    expect(lines.length).toBeLessThanOrEqual(30);
    expect(lines.join("\n")).toMatch(/\d+ more are unhealthy or not shown/);
    expect(lines.filter((line) => line.includes("Pod web-")).length).toBeGreaterThan(5);
    expect(lines.filter((line) => line.includes("ConfigMap web-")).length).toBeGreaterThan(5);
  },
);

test("owners that name each other in a circle end", () => {
  const path = Array.from({ length: 200 }, () => "A/a");

  expect(flatten(toTreeBox(sick, treeOf({ unhealthy: pods(1, { path }) }))).length).toBeLessThan(
    12,
  );
});
