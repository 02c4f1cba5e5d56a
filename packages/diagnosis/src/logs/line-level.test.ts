import { expect, it } from "vitest";
import { lineLevel } from "./line-level.ts";
import { lineMessage } from "./line-message.ts";

it.each([
  ["2030-05-04 10:00:00.123  WARN 1 --- [main] o.s.Foo : late", "warning", "late"],
  ["2030-05-04T10:00:00Z [ERROR] boom", "error", "boom"],
  ["ERROR c.a.o.OrderController - GET /orders/1 500", "error", "GET /orders/1 500"],
  ['{"level":"warn","msg":"late","took":3}', "warning", "late"],
  ['{"severity":"ERROR","message":"boom","error":"eof"}', "error", "boom: eof"],
  ["level=error msg=boom", "error", "level=error msg=boom"],
  ["W0504 10:00:00.000001       1 reflector.go:324] watch ended", "warning", "watch ended"],
  ["(node:1) DeprecationWarning: old", "warning", "(node:1) DeprecationWarning: old"],
  ["WARNING:root:careful", "warning", "WARNING:root:careful"],
  ["FATAL: role does not exist", "fatal", "role does not exist"],
  ["INFO  0 errors, 0 warnings", "info", "INFO  0 errors, 0 warnings"],
  ["GET /error/WARNINGS 200", "none", "GET /error/WARNINGS 200"],
])("%s", (line, level, message) => {
  expect(lineLevel(line)).toBe(level);
  expect(lineMessage(line)).toBe(message);
});
