import { describe, expect, it } from "vitest";
import { TooLate } from "../within.ts";
import { explainPostgresFailure } from "./explain-postgres-failure.ts";

const coded = (code: string) => Object.assign(new Error(`error: ${code}`), { code });

describe("explainPostgresFailure", () => {
  it.each([
    [coded("28P01"), "user name or password"],
    [coded("53300"), "max_connections"],
    [coded("53100"), "out of disk"],
    [coded("57P01"), "going away"],
    [coded("08006"), "going away"],
    [coded("ECONNREFUSED"), "cannot be reached (ECONNREFUSED)"],
    [new Error("Connection terminated unexpectedly"), "cannot be reached"],
    [new Error("timeout exceeded when trying to connect"), "cannot be reached"],
    [new TooLate("no answer within 5 s"), "does not answer"],
  ])("%s", (error, part) => {
    expect(explainPostgresFailure(error)).toContain(part);
  });

  it.each([new TypeError("x is not a function"), coded("22P02"), "text"])(
    "leaves %s, which may be a bug",
    (error) => {
      expect(explainPostgresFailure(error)).toBeUndefined();
    },
  );
});
