import { expect, it } from "vitest";
import { nearIds } from "./near-ids.ts";

const ids = ["image-tag-missing", "secret-missing", "oom-killed", "drift-hpa", "fleet"];

it.each([
  ["image-tag-mising", ["image-tag-missing"]],
  ["missing", ["secret-missing", "image-tag-missing"]],
  ["fleeet", ["fleet"]],
  ["OOM_killed", ["oom-killed"]],
  ["something-else", []],
])("finds what %s may have meant", (asked, near) => {
  expect(nearIds(asked, ids)).toEqual(near);
});
