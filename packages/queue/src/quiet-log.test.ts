import { expect, it } from "vitest";
import { createQuietLog } from "./quiet-log.ts";

it("says a thing once in half a minute, and then how often it kept silent", () => {
  const lines: object[] = [];
  const warn = (fields: object, message: string) => void lines.push({ ...fields, message });
  const silent = () => {};
  let now = 0;
  const quiet = createQuietLog({ warn, debug: silent, info: silent, error: silent }, () => now);

  for (let n = 0; n < 1_000; n += 1) quiet("connection failed", new Error("gone"));
  quiet("something else", "text");
  now = 29_999;
  quiet("connection failed", new Error("gone"));
  now = 30_000;
  quiet("connection failed", new Error("still gone"));

  expect(lines).toEqual([
    { message: "connection failed", reason: "gone", unsaid: 0 },
    { message: "something else", reason: "text", unsaid: 0 },
    { message: "connection failed", reason: "still gone", unsaid: 1_000 },
  ]);
});
