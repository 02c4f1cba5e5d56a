import type { RankedLine } from "./rank-lines.ts";

/** A key whose value a revision changed, as a difference shows it. */
export interface KeyChange {
  readonly key: string;
  readonly from: string;
  readonly to: string;
  readonly removed: RankedLine;
  readonly added: RankedLine;
  /** Telling words that it shares with the finding. */
  readonly shared: readonly string[];
}

/** The changed key that shares most with the finding; undefined when none shares anything. */
export function findChange(lines: readonly RankedLine[]): KeyChange | undefined {
  const added = lines.filter(({ kind }) => kind === "added");
  const removed = lines.filter(({ kind }) => kind === "removed");
  return added
    .flatMap((after) => {
      const entry = readEntry(after.excerpt);
      const before = removed
        .filter(
          ({ evidence, excerpt }) =>
            evidence.id === after.evidence.id && readEntry(excerpt)?.key === entry?.key,
        )
        .sort((a, b) => Math.abs(a.at - after.at) - Math.abs(b.at - after.at))[0];
      const old = before && readEntry(before.excerpt);
      if (entry === undefined || before === undefined || old === undefined) return [];
      if (old.value === entry.value) return [];
      const shared = [...new Set([...after.shared, ...before.shared])];
      if (shared.length === 0) return [];
      return [
        { key: entry.key, from: old.value, to: entry.value, removed: before, added: after, shared },
      ];
    })
    .sort((a, b) => b.added.score + b.removed.score - (a.added.score + a.removed.score))[0];
}

/** `config-url: "x"` as key and value. */
function readEntry(line: string): { readonly key: string; readonly value: string } | undefined {
  const [, key, value] = /^(?:- )?"?([\w./-]+)"?\s*[:=]\s*(\S.*)$/.exec(line) ?? [];
  if (key === undefined || value === undefined) return undefined;
  return { key, value: value.replace(/^(["'])(.*)\1,?$/, "$2").trim() };
}
