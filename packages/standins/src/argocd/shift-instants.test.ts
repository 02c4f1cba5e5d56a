import { describe, expect, it } from "vitest";
import { shiftInstants } from "./shift-instants.ts";

describe("shiftInstants", () => {
  it.each([
    ['"2026-11-21T07:21:12Z"', '"2026-11-21T08:21:12Z"', "seconds"],
    [
      "2026-11-21T07:21:11.939901928Z",
      "2026-11-21T08:21:11.939901928Z",
      "every digit of a fraction",
    ],
    ["2026-11-21T23:30:00+02:00", "2026-11-22T00:30:00+02:00", "an offset, over midnight"],
    [
      '{"a":"{\\"at\\":\\"2026-11-21T07:00:00Z\\"}"}',
      '{"a":"{\\"at\\":\\"2026-11-21T08:00:00Z\\"}"}',
      "JSON in JSON",
    ],
    [
      "expires in 36h (2026-11-22T20:00:00Z)",
      "expires in 36h (2026-11-22T21:00:00Z)",
      "an instant in a sentence",
    ],
    [
      "2026-11-21T07:00:00Z 2026-11-21T07:00:00Z",
      "2026-11-21T08:00:00Z 2026-11-21T08:00:00Z",
      "the same one twice",
    ],
  ])("moves %s to %s: %s", (before, after) => {
    expect(shiftInstants(before, 3600)).toBe(after);
  });

  it.each([
    ["0001-01-01T00:00:00Z", "the zero time"],
    ["s3://acme-exports/2026-11-21/part-0001.csv", "a plain date"],
    ["2026-11-21T07:00:00", "a local time without a zone"],
    ["2026-99-99T07:00:00Z", "what is no date"],
    ["build-1-2026-11-21T07:00:00Z", "part of a longer word"],
  ])("leaves %s alone: %s", (text) => {
    expect(shiftInstants(text, 3600)).toBe(text);
  });

  it("moves backwards as well", () => {
    expect(shiftInstants("2026-03-01T00:00:00Z", -1)).toBe("2026-02-28T23:59:59Z");
  });
});
