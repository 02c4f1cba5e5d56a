import { describe, expect, it } from "vitest";
import { TooLate } from "../within.ts";
import { explainRedisFailure } from "./explain-redis-failure.ts";

const coded = (code: string, message = code) => Object.assign(new Error(message), { code });

describe("explainRedisFailure", () => {
  it.each([
    [coded("ECONNREFUSED", "connect ECONNREFUSED"), "cannot be reached (ECONNREFUSED)"],
    [coded("ENOTFOUND"), "cannot be reached (ENOTFOUND)"],
    [coded("ETIMEDOUT"), "cannot be reached (ETIMEDOUT)"],
    [coded("ERR_TLS_CERT_ALTNAME_INVALID"), "Check its certificate"],
    [coded("DEPTH_ZERO_SELF_SIGNED_CERT"), "Check its certificate"],
    [new Error("Connection is closed."), "cannot be reached"],
    [
      new Error("Stream isn't writeable and enableOfflineQueue options is false"),
      "cannot be reached",
    ],
    [new Error("WRONGPASS invalid username-password pair"), "refuses the user name or password"],
    [new Error("NOAUTH Authentication required."), "refuses the user name or password"],
    [new Error("NOPERM this user has no permissions"), "{lynceus}*"],
    [new Error("OOM command not allowed when used memory > 'maxmemory'."), "Raise maxmemory"],
    [new Error("MISCONF Errors writing to the AOF file"), "cannot write to its disk"],
    [new Error("READONLY You can't write against a read only replica."), "address of the primary"],
    [new Error("LOADING Redis is loading the dataset in memory"), "still loading"],
    [new TooLate("no answer within 5 s"), "does not answer"],
  ])("%s", (error, part) => {
    const sentence = explainRedisFailure(error, "redis:6379") ?? "";
    expect(sentence).toContain("Redis at redis:6379");
    expect(sentence).toContain(part);
    expect(sentence).toMatch(/\.$/);
  });

  it.each([new TypeError("x is not a function"), new Error("WRONGTYPE Operation"), "text"])(
    "leaves %s, which may be a bug",
    (error) => {
      expect(explainRedisFailure(error, "redis:6379")).toBeUndefined();
    },
  );
});
