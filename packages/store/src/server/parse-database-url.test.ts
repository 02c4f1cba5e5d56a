import { describe, expect, it } from "vitest";
import { parseDatabaseUrl } from "./parse-database-url.ts";

describe("parseDatabaseUrl", () => {
  it("names the database without the password", () => {
    const { name } = parseDatabaseUrl(
      "postgres://ly%40nceus:s3cret@db.example:5432/state?sslmode=require",
    );

    expect(name).toBe("db.example:5432/state as ly@nceus");
  });

  it("points the queue at its own schema, beside options that are there", () => {
    const plain = parseDatabaseUrl("postgresql://db/state");
    const busy = parseDatabaseUrl("postgres://db/state?options=-c%20geqo%3Doff&sslmode=require");

    const options = (url: string) => new URL(url).searchParams.get("options");
    expect(options(plain.queueUrl)).toBe("-c search_path=bullmq,public");
    expect(options(busy.queueUrl)).toBe("-c geqo=off -c search_path=bullmq,public");
    expect(options(busy.url)).toBe("-c geqo=off");
  });

  it.each(["mysql://db/state", "db/state", "postgres://[", ""])("refuses %j", (url) => {
    expect(() => parseDatabaseUrl(url)).toThrow("is not one of PostgreSQL");
  });

  it("does not repeat an address that it cannot read", () => {
    expect(() => parseDatabaseUrl("postgre://lynceus:s3cret@db/state")).toThrow(/^(?!.*s3cret)/);
  });
});
