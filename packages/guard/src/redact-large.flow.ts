import { expect, test } from "vitest";
import { redact } from "./redact.ts";

const MEGABYTE = 1 << 20;
const hostile = [
  "eyJ",
  "eyJ-",
  "\\neyJ",
  "eyJaaaaaaaa.",
  "a.",
  "a",
  "-",
  "--",
  "=",
  ":",
  '"',
  "\\",
  '\\"',
  "\n",
  "password",
  "password=",
  'password="',
  'password=\\"',
  "password: ",
  "token: a ",
  "--token ",
  "name: a ",
  "name:",
  "name: token value: ",
  "a://",
  "a://b:",
  "a://b@",
  "a://b:c@d ",
  "://",
  "bearer ",
  "Bearer aaaaaaaa",
  "authorization: ",
  "cookie: ",
  "cookie:",
  "-----BEGIN PRIVATE KEY-----",
  "-----BEGIN ",
  "-----BEGIN PRIVATE KEY-----\n-----END ",
  "kind: Secret\ndata:\n",
  "kind: Secret ",
  "---\n",
  "kind:",
  "sk-ant-",
  "xoxb-",
  "ya29.",
  "AKIA",
  "hooks.slack.com/services/",
  "ghp_",
  "[redacted]",
  "😀",
];

test.each(hostile)("a megabyte of %j takes time linear to its length", (seed) => {
  const text = seed.repeat(Math.ceil(MEGABYTE / seed.length));
  const begun = performance.now();

  const redacted = redact(text);

  expect(performance.now() - begun).toBeLessThan(10_000);
  expect(redact(redacted)).toBe(redacted);
});
