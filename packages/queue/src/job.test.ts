import { describe, expect, it } from "vitest";
import { Job } from "./job.ts";
import { buildJob } from "./testing/build-job.ts";

describe("Job", () => {
  it.each(["Ev0123", "C1-171234.5678", "42", "delayed"])("takes the id %s", (id) => {
    expect(Job.parse(buildJob(id)).id).toBe(id);
  });

  it.each(["", "C1:171234.5678", "a b", "a/b", "x".repeat(201)])("refuses the id %j", (id) => {
    expect(Job.safeParse(buildJob(id)).success).toBe(false);
  });

  it("makes every text storable", () => {
    const job = buildJob("a", {
      thread: "t\0",
      team: "\ud800",
      data: { text: "\0", many: ["\0x"] },
    });
    expect(Job.parse(job)).toMatchObject({
      thread: "t",
      team: "\ufffd",
      data: { text: "", many: ["x"] },
    });
  });

  it.each([
    ["half numbers", { n: 1.5 }],
    ["NaN", { n: Number.NaN }],
    ["numbers that lose digits", { n: 2 ** 60 }],
    ["things instead of their ids", { thing: { deep: 1 } }],
    ["long texts", { text: "x".repeat(1_001) }],
    ["keys that no column has", { "a-b": 1 }],
    [
      "more than 8 KB",
      Object.fromEntries(Array.from({ length: 9 }, (_, n) => [`k${n}`, "x".repeat(1_000)])),
    ],
  ])("refuses %s as data", (_what, data) => {
    expect(Job.safeParse({ ...buildJob("a"), data }).success).toBe(false);
  });
});
