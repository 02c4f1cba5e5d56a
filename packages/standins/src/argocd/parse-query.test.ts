import { describe, expect, it } from "vitest";
import { parseQuery } from "./parse-query.ts";

const types = { tailLines: "int", follow: "bool" } as const;
const parse = (query: string) => parseQuery(new URLSearchParams(query), types);

describe("parseQuery", () => {
  it.each([
    ["tailLines=100", 100],
    ["tailLines=-5", -5],
    ["tailLines=0x10", 16],
    ["tailLines=1&tailLines=2", 1],
    ["", 0],
  ])("reads the number of %s as %i", (query, number) => {
    expect(parse(query).number("tailLines")).toBe(number);
  });

  it.each([
    ["follow=true", true],
    ["follow=T", true],
    ["follow=1", true],
    ["follow=False", false],
    ["", false],
  ])("reads the flag of %s as %s", (query, flag) => {
    expect(parse(query).flag("follow")).toBe(flag);
  });

  it.each([
    ["tailLines=", 'strconv.ParseInt: parsing "": invalid syntax'],
    ["tailLines=ten", 'strconv.ParseInt: parsing "ten": invalid syntax'],
    ["tailLines=1.5", 'strconv.ParseInt: parsing "1.5": invalid syntax'],
    ["follow=yes", 'strconv.ParseBool: parsing "yes": invalid syntax'],
  ])("refuses %s", (query, message) => {
    expect(() => parse(query)).toThrow(message);
  });

  it("takes parameters that it does not know, and empty ones that are text", () => {
    const query = parse("taillines=&filter=&projects=a&projects=b");
    expect(query.number("tailLines")).toBe(0);
    expect([query.has("filter"), query.text("filter"), query.has("other")]).toEqual([
      true,
      "",
      false,
    ]);
    expect(query.all("projects")).toEqual(["a", "b"]);
  });
});
