import { structuredPatch } from "diff";
import { keysAbove } from "./keys-above.ts";

const SURROUNDINGS = 2;
/** Beyond this two texts have so little in common that a diff tells nothing, and takes long to find. */
const MOST_EDITS = 2_000;
const MOST_MS = 1_000;

/** A unified diff of two YAML texts, each hunk under the keys that lead to it; undefined when it is out of hand. */
export function diffLines(
  before: readonly string[],
  after: readonly string[],
): readonly string[] | undefined {
  const patch = structuredPatch("", "", joined(before), joined(after), undefined, undefined, {
    context: SURROUNDINGS,
    maxEditLength: MOST_EDITS,
    timeout: MOST_MS,
  });
  return patch?.hunks.flatMap(({ newStart, oldStart, lines }) => {
    const changed = lines.findIndex((line) => !line.startsWith(" "));
    const isOld = lines[changed]?.startsWith("-");
    const keys = isOld
      ? keysAbove(before, oldStart - 1 + changed)
      : keysAbove(after, newStart - 1 + changed);
    return [hunkHead(keys), ...lines];
  });
}

function hunkHead(keys: string): string {
  return keys === "" ? "@@" : `@@ ${keys}`;
}

/** The lines that `fits` with their surroundings, as hunks of a diff in which nothing changes. */
export function excerptLines(
  lines: readonly string[],
  fits: (line: string) => boolean,
): readonly string[] {
  const shown: string[] = [];
  let last = -1;
  for (const [at, line] of lines.entries()) {
    if (!fits(line)) continue;
    const from = Math.max(last + 1, at - SURROUNDINGS);
    if (from > last + 1 || shown.length === 0) {
      shown.push(hunkHead(keysAbove(lines, at)));
    }
    last = Math.max(last, Math.min(lines.length - 1, at + SURROUNDINGS));
    shown.push(...lines.slice(from, last + 1).map((one) => ` ${one}`));
  }
  return shown;
}

/** The hunks of a diff in which a changed line `fits`. */
export function hunksWith(
  diff: readonly string[],
  fits: (line: string) => boolean,
): readonly string[] {
  const hunks: string[][] = [];
  for (const line of diff) {
    if (line.startsWith("@@")) hunks.push([line]);
    else hunks.at(-1)?.push(line);
  }
  return hunks
    .filter((hunk) => hunk.some((line) => /^[-+]/.test(line) && fits(line.slice(1))))
    .flat();
}

function joined(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join("");
}
