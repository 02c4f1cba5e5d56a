import { describe, expect, it } from "vitest";
import { type AuditEntry, hashEntry } from "./entry.ts";
import { verifyEntries } from "./verify-entries.ts";

function chainOf(count: number): AuditEntry[] {
  const chain: AuditEntry[] = [];
  for (let seq = 1; seq <= count; seq += 1) {
    const link = {
      seq,
      prev: chain.at(-1)?.hash ?? "",
      at: "2026-11-21T09:00:00.000Z",
      body: "{}",
    };
    chain.push({ ...link, hash: hashEntry(link) });
  }
  return chain;
}

async function verdict(entries: readonly AuditEntry[], anchor?: string): Promise<string> {
  const read = async function* () {
    yield* entries;
  };
  const verified = await verifyEntries(read, { anchor });
  return verified.ok ? `sound ${verified.count}` : `${verified.problem} ${verified.seq}`;
}

describe("verifyEntries, on a file", () => {
  const chain = chainOf(5);
  const [a, b, c, d, e] = chain as [AuditEntry, AuditEntry, AuditEntry, AuditEntry, AuditEntry];

  it("finds a whole chain sound, and an empty one", async () => {
    expect(await verdict(chain, c.hash)).toBe("sound 5");
    expect(await verdict([])).toBe("sound 0");
  });

  it.each([
    ["two lines changed places", [a, c, b, d, e], "reordered 2"],
    ["a line is missing", [a, b, d, e], "removed 3"],
    ["the beginning is missing", [c, d, e], "removed 1"],
    ["a line stands twice", [a, b, b, c, d, e], "inserted 2"],
    ["a hash was changed", [a, b, { ...c, hash: "0" }, d, e], "changed 3"],
    ["a time was changed", [a, b, { ...c, at: "2026" }, d, e], "changed 3"],
  ])("says so when %s", async (_, entries, expected) => {
    expect(await verdict(entries)).toBe(expected);
  });

  it("needs the anchor to see a missing end", async () => {
    expect(await verdict([a, b])).toBe("sound 2");
    expect(await verdict([a, b], e.hash)).toBe("cut-off 2");
    expect(await verdict([], e.hash)).toBe("cut-off 0");
  });
});
