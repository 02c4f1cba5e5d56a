import { expect, test } from "vitest";
import { createResultStore } from "./keep-results.ts";
import { redactKept } from "./redact-kept.ts";

test("what is kept holds no credential, so that no part of it can be one", () => {
  const results = redactKept(createResultStore().of("alice"));
  const env = [{ name: "DB_PASSWORD", value: "hunter2" }];
  const secret = { kind: "Secret", data: { key: "aHVudGVyMg==" } };

  const id = results.keep("x", { env, secret, clientSecret: "hun\u200bter2" }) ?? "";

  expect(results.get(id)?.value).toEqual({
    env: [{ name: "DB_PASSWORD", value: "[redacted]" }],
    secret: { kind: "Secret", data: { key: "[redacted]" } },
    clientSecret: "[redacted]",
  });
});
