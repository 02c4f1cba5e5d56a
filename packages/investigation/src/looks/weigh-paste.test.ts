import type { Paste } from "@lynceus/contract";
import { expect, test } from "vitest";
import { weighPaste } from "./weigh-paste.ts";

const pasted = (telling: string, fields: Partial<Paste> = {}): Paste => ({
  lines: [telling],
  telling,
  level: "warning",
  names: [],
  ...fields,
});

test.each([
  ["WARN tls: client certificate CN=acme expires in 36h", "matters", /expires/],
  ["ERROR 14 messages were dropped", "unclear", /error/i],
  ["ERROR lost 3 orders while the broker was away", "matters", /data/i],
  ["write /data: no space left on device", "matters", /limit/],
  ["HikariPool-1 - Connection is not available, request timed out", "matters", /limit/],
  ["dial tcp: lookup db.internal: no such host", "matters", /reached that it needs/],
  ["ERROR permission denied for table users", "matters", /refused/],
  ["FATAL cannot bind", "matters", /does not go on/],
  ["giving up after 5 attempts", "matters", /given up/],
  ["WARN option retry_on_timeout is deprecated and will be removed in 6.0", "harmless", /`6\.0`/],
  ["WARN old API is deprecated, calls to it failed", "unclear", /warning/i],
  ["WARN pool: 47 of 50 connections in use", "unclear", /warning/i],
] as const)("%j is %s", (line, weight, reason) => {
  const level = line.startsWith("ERROR") ? "error" : "warning";

  const weighed = weighPaste(pasted(line, { level }));

  expect(weighed.weight).toBe(weight);
  expect(weighed.reason).toMatch(reason);
});

test("an exception that no rule knows is named", () => {
  const weighed = weighPaste(
    pasted("java.lang.IllegalStateException: x", {
      exception: "java.lang.IllegalStateException",
      level: "error",
    }),
  );

  expect(weighed).toEqual({
    weight: "unclear",
    reason: "No rule knows what `java.lang.IllegalStateException` means here.",
  });
});

test("a cause that stands in another line than the telling one counts", () => {
  const lines = ["ERROR start failed", "Connect to db:5432 failed: Connection refused"];

  expect(weighPaste(pasted("ERROR start failed", { lines, level: "error" })).weight).toBe(
    "matters",
  );
});
