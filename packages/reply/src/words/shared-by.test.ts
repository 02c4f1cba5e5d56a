import { expect, test } from "vitest";
import { diagnosis, finding } from "../testing/samples.ts";
import { madeBySentence } from "./made-by.ts";
import { sharedBySentence } from "./shared-by.ts";

test.each([
  [undefined, undefined],
  [{ count: 1, applications: ["web"] }, "2 applications have this, `web` among them."],
  [
    { count: 11, applications: ["a", "b", "c", "d"] },
    "12 applications have this, `a`, `b`, `c` among them.",
  ],
  [{ count: 4, applications: [] }, "5 applications have this."],
])("how many have it: %j", (sharedBy, says) => {
  expect(sharedBySentence(finding({ sharedBy }))).toBe(says);
});

test("what makes an application is named by its kind", () => {
  expect(madeBySentence(diagnosis({}))).toBeUndefined();
  expect(madeBySentence(diagnosis({ madeBy: { kind: "ApplicationSet", name: "regions" } }))).toBe(
    "Made by ApplicationSet `regions`, which undoes changes of the Application itself.",
  );
  expect(madeBySentence(diagnosis({ madeBy: { kind: "Application", name: "root" } }))).toMatch(
    /^Made by application `root`/,
  );
});
