import { expect, test } from "vitest";
import { application } from "../testing/samples.ts";
import { tree } from "../testing/tree-samples.ts";
import { toTreeBox } from "./to-tree-box.ts";
import { treeWords } from "./tree-words.ts";

test("the picture in words: the way to what is unhealthy, then the rest", () => {
  expect(treeWords(toTreeBox(application({ health: "Degraded" }), tree))).toBe(
    "Resource tree of Application payments-api (Degraded, Synced). Unhealthy: Deployment payments-api (Degraded) > ReplicaSet payments-api-6445bf6c75 (new, Healthy) > Pod payments-api-6445bf6c75-jrnsf (Degraded, ImagePullBackOff). Besides: ReplicaSet payments-api-7d9c5b6f4 (old, Healthy); 2 healthy Pods; 3 others: 2 Service, 1 ConfigMap.",
  );
});

test("where nothing is unhealthy it says so, and it never outgrows what Slack takes", () => {
  const healthy = { ...tree, unhealthy: [] };
  expect(treeWords(toTreeBox(application(), healthy))).toContain("Nothing in it is unhealthy.");

  const name = "x".repeat(5_000);
  const long = { ...tree, unhealthy: tree.unhealthy.map((line) => ({ ...line, name })) };
  expect(treeWords(toTreeBox(application({ name }), long)).length).toBeLessThanOrEqual(1000);
});
