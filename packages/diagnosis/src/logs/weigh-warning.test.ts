import { expect, it } from "vitest";
import { weighWarning } from "./weigh-warning.ts";

it.each([
  "client certificate CN=acme expires in 36h; the gateway refuses connections without it",
  "licence will expire on 2030-06-01",
  "api key for geocoder is about to expire",
  "deprecated TLS certificate, expires in 10 days",
  "token expires in 2h and cannot be renewed",
  "disk /data is 97% full",
  "no space left on device",
  "quota exceeded for project 7",
  "connection pool exhausted",
  "retries exhausted, giving up on webhook 71",
  "max retries exceeded",
  "dropped 12 messages from the outbox",
  "index is corrupted, rebuilding",
  "requests with API v1 will be rejected from June",
  "permission denied: /var/spool",
  "upstream refuses writes",
])("matters: %s", (line) => {
  expect(weighWarning(line, "warning").weight).toBe("matters");
});

it.each([
  [
    'redis client: option "retry_on_timeout" is deprecated and will be removed in 6.0',
    "A deprecation notice: what it names keeps working until `6.0`.",
  ],
  [
    "DeprecationWarning: Buffer() is deprecated, use Buffer.alloc() instead",
    "A deprecation notice: what it names keeps working until it is removed.",
  ],
  [
    "spring.datasource.foo has been renamed to spring.datasource.bar",
    "A deprecation notice: what it names keeps working until it is removed.",
  ],
  [
    "setting logging.legacy is obsolete",
    "A deprecation notice: what it names keeps working until it is removed.",
  ],
])("harmless: %s", (line, reason) => {
  expect(weighWarning(line, "warning")).toEqual({ weight: "harmless", reason });
});

it.each([
  "slow upstream inventory 812ms",
  "cache miss ratio 0.4",
  "deprecated endpoint /v1 failed for 3 clients",
  "option foo is deprecated and cannot be parsed",
  "session of user 4711 timed out",
  "GC pause 900 ms",
  "unknown warning of tomorrow",
])("never harmless, as no rule knows it: %s", (line) => {
  expect(weighWarning(line, "warning").weight).toBe("unclear");
});

it("takes no error for a mere notice", () => {
  expect(weighWarning("call to deprecated API", "error").weight).toBe("unclear");
});

it("is not slowed down by a line made to slow it down", () => {
  const before = process.cpuUsage();
  for (const word of ["certificate ", "disk 9", "lost ", "use ", "retries ", "a"]) {
    weighWarning(word.repeat(4000 / word.length), "warning");
  }
  expect(process.cpuUsage(before).user / 1000).toBeLessThan(500);
});
