import { expect, it } from "vitest";
import { type Json, listAt, textAt } from "../json.ts";
import { generateLargeApplication } from "./generate-large-application.ts";

const { world, planted, name } = generateLargeApplication();
const folder = `applications/argocd/${name}`;
const read = (file: string): Json => JSON.parse(world.files.get(`${folder}/${file}`) ?? "null");
const nodes = listAt(read("resource-tree.json"), "nodes");

it("has 300 managed resources and 1,000 nodes, each of its own uid and with its owner", () => {
  expect(listAt(read("application.json"), "status", "resources")).toHaveLength(300);
  expect(listAt(read("managed-resources.json"), "items")).toHaveLength(300);
  const uids = new Set(nodes.map((node) => textAt(node, "uid")));
  expect([nodes.length, uids.size]).toEqual([1_000, 1_000]);
  const owners = nodes.flatMap((node) => listAt(node, "parentRefs"));
  expect(owners).toHaveLength(700);
  expect(owners.filter((owner) => !uids.has(textAt(owner, "uid")))).toEqual([]);
});

it("bears the evidence of every planted failure, in the objects that fail and nowhere else", () => {
  expect(planted.map(({ kind }) => kind).toSorted()).toEqual(["drift", "host", "image", "memory"]);
  const fileOf = (source: string) => (source === "resource" ? "resources" : source);
  for (const { in: source, says } of planted.flatMap(({ evidence }) => evidence)) {
    const paths = [...world.files.keys()].filter((path) =>
      path.startsWith(`${folder}/${fileOf(source)}`),
    );
    const texts = paths.map((path) => world.files.get(path)).join("\n");
    expect(texts, source).toContain(says);
  }
  const degraded = nodes.filter((node) => textAt(node, "health", "status") === "Degraded");
  const failing = new Set(degraded.map((node) => /svc-\d{3}/.exec(textAt(node, "name"))?.[0]));
  const told = planted.filter(({ kind }) => kind !== "drift").map(({ service }) => service);
  expect([...failing].toSorted()).toEqual(told.toSorted());
});

it("is the same for the same seed, and another for another", () => {
  const again = generateLargeApplication();
  expect([...again.world.files]).toEqual([...world.files]);
  expect(generateLargeApplication({ seed: 2 }).planted).not.toEqual(planted);
});
