import type { AuditEntry } from "@lynceus/store";
import { describe, expect, test } from "vitest";
import { listEntries } from "./list-entries.ts";

const entry = (seq: number): AuditEntry => ({ seq, prev: "", at: "", body: "{}", hash: `${seq}` });
const never = new AbortController().signal;

/** A chain with these numbers, and how much was read of it. */
function chainOf(seqs: readonly number[]) {
  const pages: number[] = [];
  return {
    pages,
    audit: {
      head: async () => (seqs.length === 0 ? undefined : entry(seqs.at(-1) ?? 0)),
      async list({ after = Number.NEGATIVE_INFINITY, limit }: { after?: number; limit: number }) {
        const page = seqs.filter((seq) => seq > after).slice(0, limit);
        pages.push(page.length);
        return page.map(entry);
      },
    },
  };
}
const upTo = (end: number) => Array.from({ length: end }, (_, index) => index + 1);

async function seqsOf(seqs: readonly number[], query: Parameters<typeof listEntries>[1]) {
  const found: number[] = [];
  for await (const { seq } of listEntries(chainOf(seqs).audit, query, never)) found.push(seq);
  return found;
}

describe("listEntries", () => {
  test.each([
    [{}, upTo(1_200)],
    [{ from: 1_100, to: 1_102 }, [1_100, 1_101, 1_102]],
    [{ from: 1_199 }, [1_199, 1_200]],
    [{ to: 2 }, [1, 2]],
    [{ limit: 2 }, [1, 2]],
    [{ from: 5, limit: 2 }, [5, 6]],
    [{ last: 2 }, [1_199, 1_200]],
    [{ to: 10, last: 2 }, [9, 10]],
    [{ from: 10, to: 10, last: 5 }, [10]],
    [{ last: 5_000 }, upTo(1_200)],
    [{ from: 1_201 }, []],
  ])("%j", async (query, seqs) => {
    expect(await seqsOf(upTo(1_200), query)).toEqual(seqs);
  });

  test("what somebody has put before the beginning is listed, too", async () => {
    expect(await seqsOf([-3, 1, 2, 7], {})).toEqual([-3, 1, 2, 7]);
  });

  test("an empty chain has no last entries", async () => {
    expect(await seqsOf([], { last: 3 })).toEqual([]);
  });

  test("no more is read than is taken", async () => {
    const { audit, pages } = chainOf(upTo(5_000));

    for await (const { seq } of listEntries(audit, {}, never)) if (seq === 501) break;

    expect(pages).toEqual([500, 500]);
  });
});
