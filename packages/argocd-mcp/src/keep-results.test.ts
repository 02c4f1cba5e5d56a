import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { createResultStore } from "./keep-results.ts";

const MINUTE = 60_000;

test("finds what it kept, for its owner only, as it was then", () => {
  const store = createResultStore({ clock: () => 5 });
  const value = { lines: ["a"] };

  const id = store.of("alice").keep("get_application_diff", value) ?? "";
  value.lines.push("b");

  expect(store.of("alice").get(id)).toEqual({
    tool: "get_application_diff",
    value: { lines: ["a"] },
    keptAt: 5,
  });
  expect(store.of("bob").get(id)).toBeUndefined();
  expect(store.of("alice").get("r-000000000000")).toBeUndefined();
  expect(store.of('alice",').get(id)).toBeUndefined();
});

test("forgets after half an hour, read or not", () => {
  let now = 1_000;
  const store = createResultStore({ clock: () => now });
  const id = store.of("alice").keep("x", 1) ?? "";

  now += 30 * MINUTE;
  expect(store.of("alice").get(id)?.value).toBe(1);
  now += 1;
  expect(store.of("alice").get(id)).toBeUndefined();
});

test("the least used go first when the room is full, over all owners", () => {
  const store = createResultStore({ maxBytes: 3 * 7_200 });
  // Letters that cannot be packed: 6 kB, whatever they stand for.
  const value = randomBytes(6_000).toString("base64");
  const [a, b, c] = ["alice", "bob", "alice"].map(
    (owner) => store.of(owner).keep("x", value) ?? "",
  );
  store.of("alice").get(a ?? "");

  const d = store.of("carol").keep("x", value) ?? "";

  expect(store.of("bob").get(b ?? "")).toBeUndefined();
  for (const id of [a, c]) expect(store.of("alice").get(id ?? "")).toBeDefined();
  expect(store.of("carol").get(d)).toBeDefined();
});

test("what alone is larger than the room is not kept, and nothing goes for it", () => {
  const store = createResultStore({ maxBytes: 20_000 });
  const id = store.of("alice").keep("x", 1) ?? "";

  expect(store.of("alice").keep("x", "ü".repeat(10_000))).toBeUndefined();
  expect(store.of("alice").get(id)).toBeDefined();
});

test("names that are told a thousand times take the room of a few", () => {
  const store = createResultStore({ maxBytes: 60_000 }).of("alice");
  const value = Array.from({ length: 1_000 }, (_, id) => ({ instance: "prod-eu", id }));

  const ids = Array.from({ length: 10 }, () => store.keep("x", value) ?? "");

  for (const id of ids) expect(store.get(id)?.value).toEqual(value);
});
