import { getTableColumns, isTable } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { sanitise, sanitiseText } from "./sanitise.ts";
import * as schema from "./schema.ts";
import { hostileValue } from "./testing/hostile-value.ts";

describe("sanitise", () => {
  it("drops NUL and replaces half characters, and nothing else", () => {
    expect(sanitiseText("a\0b\ud800c\udc00")).toBe("ab\ufffdc\ufffd");
    expect(sanitiseText("\u{1f600} \x1b[31m \u202e é")).toBe("\u{1f600} \x1b[31m \u202e é");
  });

  it("reaches every string and key, at any depth, and leaves the rest", () => {
    const value = { "k\0": ["\ud800", { deep: "x\0" }], n: 1, b: true, z: null };

    expect(sanitise(value)).toEqual({ k: ["\ufffd", { deep: "x" }], n: 1, b: true, z: null });
  });

  it("sees what only turns into text later", () => {
    const late = { toJSON: () => ({ hidden: "\0secret" }) };

    expect(sanitise({ late, at: new Date(0) })).toEqual({
      late: { hidden: "secret" },
      at: "1970-01-01T00:00:00.000Z",
    });
  });

  it("keeps a key named __proto__ a key", () => {
    const value = sanitise(JSON.parse('{"__proto__":{"admin":"\\u0000yes"}}'));

    expect(JSON.stringify(value)).toBe('{"__proto__":{"admin":"yes"}}');
    expect((value as { admin?: string }).admin).toBeUndefined();
  });

  it("gives what survives JSON and UTF-8 unchanged, for any hostile value, and is settled at once", () => {
    for (let seed = 1; seed <= 2_000; seed += 1) {
      const clean = sanitise(hostileValue(seed));
      const bytes = Buffer.from(JSON.stringify(clean), "utf8");

      expect(JSON.parse(bytes.toString("utf8"))).toEqual(clean);
      expect(bytes.includes("\\u0000")).toBe(JSON.stringify(clean).includes("\\u0000"));
      expect(JSON.stringify(clean)).not.toMatch(/(?<!\\)\\u(0000|d[89a-f]..)/i);
      expect(sanitise(clean)).toEqual(clean);
    }
  });

  it("stands before every text column of every table", () => {
    const columns = Object.values(schema)
      .filter(isTable)
      .map(getTableColumns)
      .flatMap(Object.values);
    const texts = columns.filter((column) => column.getSQLType() === "text");

    expect(texts.length).toBeGreaterThan(40);
    for (const column of texts) {
      expect(column.mapToDriverValue("a\0\ud800")).not.toMatch(/\0|\ud800|\\u0000|\\ud800/);
    }
  });
});
