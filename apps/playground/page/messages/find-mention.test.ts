import { expect, test } from "vitest";
import { findMention, mentionsFor } from "./find-mention.ts";

const people = [
  { name: "Lynceus", realName: "Lynceus" },
  { name: "ivo", realName: "Ivo Lindqvist" },
];

test.each([
  ["@", { start: 0, typed: "" }],
  ["ask @ly", { start: 4, typed: "ly" }],
  ["(@ivo", { start: 1, typed: "ivo" }],
  ["me@ly", undefined],
  ["@ivo hello", undefined],
])("%s", (text, mention) => {
  expect(findMention(text, text.length)).toEqual(mention);
});

test("a beginning of either name finds somebody, a whole handle nobody more", () => {
  expect(mentionsFor("l", people)).toHaveLength(2);
  expect(mentionsFor("LYN", people)).toEqual(people.slice(0, 1));
  expect(mentionsFor("Lynceus", people)).toEqual([]);
});
