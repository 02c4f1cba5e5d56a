import { expect, test } from "vitest";
import { redactValue } from "./redact-value.ts";

test("masks strings wherever they stand and keeps the shape", () => {
  const value = { a: ["DB_PASSWORD=hunter2", 7, null, true], b: { c: "fine" } };

  expect(redactValue(value)).toEqual({
    a: ["DB_PASSWORD=[redacted]", 7, null, true],
    b: { c: "fine" },
  });
});

test("masks values under credential keys and in name-value pairs", () => {
  const value = {
    password: "hunter2",
    token: 123456,
    secretName: "orders-db",
    automountServiceAccountToken: false,
    env: [
      { name: "API_TOKEN", value: "abc" },
      { name: "MODE", value: "prod" },
    ],
  };

  expect(redactValue(value)).toEqual({
    password: "[redacted]",
    token: "[redacted]",
    secretName: "orders-db",
    automountServiceAccountToken: false,
    env: [
      { name: "API_TOKEN", value: "[redacted]" },
      { name: "MODE", value: "prod" },
    ],
  });
});

test("a Secret keeps its name and its keys only", () => {
  const secret = {
    kind: "Secret",
    metadata: {
      name: "orders-db",
      annotations: { "kubectl.kubernetes.io/last-applied-configuration": "{aHVudGVyMg}" },
    },
    data: { url: "aHVudGVyMg" },
    stringData: { note: "aHVudGVyMg" },
  };

  expect(redactValue({ items: [secret] })).toEqual({
    items: [
      {
        kind: "Secret",
        metadata: { name: "orders-db" },
        data: { url: "[redacted]" },
        stringData: { note: "[redacted]" },
      },
    ],
  });
});

test("a reference to a Secret stays whole", () => {
  const reference = { group: "", version: "v1", kind: "Secret", namespace: "a", name: "orders-db" };

  expect(redactValue(reference)).toEqual(reference);
});

test("a second time changes nothing", () => {
  const once = redactValue({ password: "x", text: "token=abc", kind: "Secret", data: { a: "b" } });

  expect(redactValue(once)).toEqual(once);
});

test("throws on nesting without end", () => {
  const value: Record<string, unknown> = {};
  value.self = value;

  expect(() => redactValue(value)).toThrow("nested deeper");
});
