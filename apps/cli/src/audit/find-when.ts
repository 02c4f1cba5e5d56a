import type { AuditEntry } from "@lynceus/store";
import { time } from "../words.ts";
import type { Broken, Verifiable } from "./audit-source.ts";

/** When something happened to a chain, as far as the entries around it tell. */
export interface When {
  readonly sentence?: string;
  /** Times as they are written in the entries. */
  readonly fields: { readonly at?: string; readonly after?: string; readonly before?: string };
}

/** The time of the entry that a problem is about, or of its neighbours when it is gone. */
export async function findWhen(
  source: Verifiable,
  { problem, seq }: Broken,
  signal: AbortSignal,
): Promise<When> {
  if (problem === "damaged") return { fields: {} };
  const near: AuditEntry[] = [];
  for await (const entry of source.entries({ from: Math.max(1, seq - 1), limit: 2 }, signal)) {
    near.push(entry);
  }
  const before = near.find((entry) => entry.seq < seq);
  const here = near.find((entry) => entry.seq >= seq);
  switch (problem) {
    case "changed":
    case "inserted":
    case "reordered":
      if (here === undefined) return { fields: {} };
      return {
        sentence: `The entry that stands there says that it was written ${time(here.at)}.`,
        fields: { at: here.at },
      };
    case "removed":
      return between(before, here);
    case "cut-off":
      return between(here, undefined);
  }
}

function between(after: AuditEntry | undefined, before: AuditEntry | undefined): When {
  const bounds = [
    ...(after === undefined ? [] : [`after ${time(after.at)}`]),
    ...(before === undefined ? [] : [`before ${time(before.at)}`]),
  ];
  return {
    ...(bounds.length > 0 && { sentence: `It was written ${bounds.join(" and ")}.` }),
    fields: {
      ...(after !== undefined && { after: after.at }),
      ...(before !== undefined && { before: before.at }),
    },
  };
}
