import { describe, expect, it } from "vitest";
import { parseQuery } from "./parse-query.ts";
import { readFields, selectFields } from "./select-fields.ts";

const tree = { items: [{ name: "a", kind: "Pod", states: { live: 1 } }, { name: "b" }], other: 2 };

function select(fields: string) {
  const read = readFields(parseQuery(new URLSearchParams({ fields }), {}));
  return read === undefined ? tree : selectFields(tree, read);
}

describe("selectFields", () => {
  it.each([
    ["", tree],
    ["items.name", { items: [{ name: "a" }, { name: "b" }] }],
    ["items.states,other", { items: [{ states: { live: 1 } }, {}], other: 2 }],
    ["-items", { other: 2 }],
    [
      "-items.states.live,other",
      { items: [{ name: "a", kind: "Pod", states: {} }, { name: "b" }] },
    ],
    ["nothing", {}],
  ])("keeps for %s what Argo CD keeps", (fields, kept) => {
    expect(select(fields)).toEqual(kept);
  });

  it("enters a key whose path is the beginning of a wanted one as text", () => {
    const read = { paths: new Set(["itemsAll.name"]), exclude: false };
    expect(selectFields(tree, read)).toEqual({ items: [{}, {}] });
  });
});
