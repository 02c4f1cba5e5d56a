import { expect, test } from "vitest";
import { rankLine } from "./rank-line.ts";

test.each([
  ['{"level":"error","msg":"x"}', "error"],
  ["ts=1 level=warn msg=x", "warning"],
  ["E1121 09:00:00.000000 1 main.go:1] x", "error"],
  ["2026-11-21 ERROR [main] c.a.Main - x", "error"],
  ["java.net.ConnectException: Connection refused", "error"],
  ["exec /app: exec format error", "error"],
  ["panic: nil map", "error"],
  ["2026-11-21 WARN pool is full", "warning"],
  ["dial tcp: connection refused", "warning"],
  ['{"level":"info","msg":"no error found"}', "other"],
  ["INFO failed=0 passed=12", "other"],
  ["listening on :8080", "other"],
])("%s is %s", (line, level) => {
  expect(rankLine(line)).toBe(level);
});

test("a line of megabytes is ranked by its beginning", () => {
  const begun = performance.now();

  expect(rankLine(`ERROR ${"a ".repeat(2_500_000)}`)).toBe("error");
  expect(performance.now() - begun).toBeLessThan(500);
});
