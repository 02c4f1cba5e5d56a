import { expect, it } from "vitest";
import { briefly } from "./briefly.ts";

it.each([
  [
    "the new revision never starts: it cannot reach `https://x` (refused)",
    "the new revision never starts",
  ],
  ["the application crashes: `config: X is not set`", "the application crashes"],
  ["`svc-41` cannot pull its image", "`svc-41` cannot pull its image"],
  [
    "the sync fails: namespace `loans` does not exist",
    "the sync fails: namespace `loans` does not exist",
  ],
  ["CronJob `a: b` fails", "CronJob `a: b` fails"],
])("%s", (headline, brief) => {
  expect(briefly(headline)).toBe(brief);
});
