import { expect, it } from "vitest";
import { parseSelector } from "./parse-selector.ts";

const labels = { env: "prod", team: "payments", "app.kubernetes.io/name": "web" };

it.each([
  ["", true],
  ["env=prod", true],
  ["env==stage", false],
  ["env!=stage", true],
  ["region!=eu", true],
  ["env in (stage, prod),team=payments", true],
  ["env notin (prod)", false],
  ["region notin (eu)", true],
  ["app.kubernetes.io/name", true],
  ["!region", true],
  ["region", false],
  ["env=prod,team=search", false],
])("%s fits: %s", (selector, fits) => {
  expect(parseSelector(selector, "error")(labels)).toBe(fits);
});

it("refuses what is no selector", () => {
  expect(() => parseSelector("env=(", "error parsing the selector")).toThrow(
    /^error parsing the selector: unable to parse requirement/,
  );
});
