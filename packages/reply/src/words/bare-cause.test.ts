import { expect, it } from "vitest";
import { bareCause } from "./bare-cause.ts";

it.each([
  [
    "it is not this application: Argo CD cannot reach `prod-eu-3`",
    "Argo CD cannot reach `prod-eu-3`",
  ],
  [
    "Argo CD's repo-server does not answer; it is not this application",
    "Argo CD's repo-server does not answer",
  ],
  ["the sync fails", "the sync fails"],
])("%s", (headline, cause) => {
  expect(bareCause(headline)).toBe(cause);
});
