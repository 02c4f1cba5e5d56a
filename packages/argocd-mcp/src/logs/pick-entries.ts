import type { WorkloadLogsResult } from "@lynceus/contract";
import { type Fold, foldBlocks, type PodBlocks } from "./fold-blocks.ts";
import type { Block } from "./group-lines.ts";

/** An entry, and whether its text is less than what was logged. */
export interface Picked {
  readonly entry: Entry;
  readonly isCut: boolean;
}

export type Entry = WorkloadLogsResult["entries"][number];

const MOST_CHARACTERS = 1_600;
const FRAMES = 6;
const LINE = 500;
/** Blocks before and after a telling one that say what led to it. */
const AROUND = 2;
const TAIL = 10;

const RANK = { error: 0, warning: 1, other: 2 } as const;

/**
 * What logs say, most telling first: with `searched` what matches, else errors, or else warnings, the latest
 * first; then what stands around them, then the ends of the logs, then the rest from the latest back.
 */
export function pickEntries(logs: readonly PodBlocks[], searched: boolean): readonly Picked[] {
  const folds = foldBlocks(logs);
  const telling = folds
    .filter(searched ? ({ block }) => block.matches.length > 0 : isTelling(folds))
    .sort((a, b) => RANK[a.block.level] - RANK[b.block.level] || a.fromEnd - b.fromEnd);
  const chosen = new Set(telling);
  const near = nearby(telling, logs);
  const isNear = ({ places }: Fold) =>
    places.some(({ pod, position }) => near.has(`${pod} ${position}`));
  const rest = folds.filter((fold) => !chosen.has(fold)).sort((a, b) => a.fromEnd - b.fromEnd);
  const around = rest.filter((fold) => isNear(fold) || (!searched && fold.fromEnd < TAIL));
  const others = searched ? [] : rest.filter((fold) => !around.includes(fold));
  const several = logs.length > 1;
  return [
    ...telling.map((fold) => toEntry(fold, "telling", several)),
    ...[...around, ...others].map((fold) => toEntry(fold, "context", several)),
  ];
}

function isTelling(folds: readonly Fold[]): (fold: Fold) => boolean {
  const hasErrors = folds.some(({ block }) => block.level === "error");
  return ({ block }) => block.level === (hasErrors ? "error" : "warning");
}

/** The places beside the latest of each telling fold, as `pod position`. */
function nearby(telling: readonly Fold[], logs: readonly PodBlocks[]): ReadonlySet<string> {
  const near = new Set<string>();
  for (const { places } of telling) {
    const latest = places.at(-1);
    if (latest === undefined) continue;
    const length = logs.find(({ pod }) => pod === latest.pod)?.blocks.length ?? 0;
    for (let step = -AROUND; step <= AROUND; step += 1) {
      const at = latest.position + step;
      if (at >= 0 && at < length) near.add(`${latest.pod} ${at}`);
    }
  }
  return near;
}

function toEntry(fold: Fold, part: Entry["part"], several: boolean): Picked {
  const { block, count, first, last, pods } = fold;
  const text = blockText(block);
  const entry: Entry = {
    part,
    level: block.level,
    text,
    count,
    ...(first === undefined ? {} : { at: first }),
    ...(last === undefined || last === first ? {} : { last }),
    ...(several ? { pods: [...pods] } : {}),
  };
  return { entry, isCut: text !== block.lines.join("\n") };
}

/** The head, the first frames, every cause with the frame below it, what was searched for, and the last line. */
function blockText({ lines, matches }: Block): string {
  const kept: string[] = [];
  let skipped = 0;
  lines.forEach((line, at) => {
    const isCause = (one: string | undefined) => one?.startsWith("Caused by: ") ?? false;
    const isKept =
      at <= FRAMES ||
      at === lines.length - 1 ||
      matches.includes(at) ||
      isCause(line) ||
      isCause(lines[at - 1]);
    if (!isKept) {
      skipped += 1;
      return;
    }
    if (skipped > 0) kept.push(`… ${skipped} more lines`);
    skipped = 0;
    kept.push(line.length > LINE ? `${line.slice(0, LINE)}…` : line);
  });
  const text = kept.join("\n");
  return text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)}…` : text;
}
