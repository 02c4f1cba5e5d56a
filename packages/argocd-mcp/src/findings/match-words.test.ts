import { expect, test } from "vitest";
import { matchWords, searchable, tellingWords } from "./match-words.ts";

const texts = {
  secret: ['secret "db" not found in namespace shop'],
  external: ["ExternalSecret cannot be read", "it does not exist in the vault"],
  image: ["image shop/api:1.2 is not found in the registry"],
  memory: ["OOMKilled at its limit of 512Mi"],
  room: ["the quota has no room for more"],
};
const beside: Readonly<Record<string, readonly string[]>> = { image: ["Push the tag."] };

function found(question: string) {
  const { items, without } = matchWords(Object.keys(texts), tellingWords(question), (key) =>
    searchable(texts[key as keyof typeof texts], beside[key] ?? []),
  );
  return { items, without };
}

test.each([
  ["secret not found", ["secret", "external"]],
  ["Which applications wait for a secret that does not exist?", ["secret", "external"]],
  ["missing secrets", ["secret", "external"]],
  ["who was OOM-killed", ["memory"]],
  ["out of memory", ["memory"]],
  ["image tag that doesn't exist", ["image"]],
  ["externalsecret", ["external"]],
  ["oom", ["memory"]],
])("%s finds %j", (question, expected) => {
  expect(found(question).items).toEqual(expected);
});

test("without any that has all words, those that have most of them; what is in none is told", () => {
  expect(found("secret db zebra")).toEqual({ items: ["secret"], without: ["zebra"] });
  expect(found("secret zebra")).toEqual({ items: [], without: ["zebra"] });
  expect(found("zebra")).toEqual({ items: [], without: ["zebra"] });
});
