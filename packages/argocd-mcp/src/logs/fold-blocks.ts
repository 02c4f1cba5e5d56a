import { shapeOf } from "../shape-of.ts";
import type { Block } from "./group-lines.ts";

export interface PodBlocks {
  readonly pod: string;
  readonly blocks: readonly Block[];
}

/** Blocks that say the same, in one log or in several. */
export interface Fold {
  readonly block: Block;
  readonly count: number;
  readonly first: string | undefined;
  readonly last: string | undefined;
  readonly pods: readonly string[];
  /** How far from the end of its log the latest of them stands, in lines. */
  readonly fromEnd: number;
  /** Which blocks of which log, to find their neighbours. */
  readonly places: readonly { readonly pod: string; readonly position: number }[];
}

const SHAPED = 500;

/** Folds what repeats within each log and across them; the latest of each stands for the others. */
export function foldBlocks(logs: readonly PodBlocks[]): readonly Fold[] {
  const folds = new Map<string, Fold & { readonly places: Fold["places"][number][] }>();
  for (const { pod, blocks } of logs) {
    const end = blocks.at(-1)?.index ?? 0;
    blocks.forEach((block, position) => {
      const key = `${block.level} ${block.matches.length > 0} ${shapeOf(keyText(block), [pod])}`;
      const known = folds.get(key);
      const places = known?.places ?? [];
      places.push({ pod, position });
      const isLater = known === undefined || later(block.at, known.last) === block.at;
      folds.set(key, {
        block: isLater ? block : known.block,
        count: (known?.count ?? 0) + 1,
        first: earlier(known?.first, block.at),
        last: later(known?.last, block.at),
        pods: known?.pods.includes(pod) ? known.pods : [...(known?.pods ?? []), pod],
        fromEnd: Math.min(known?.fromEnd ?? Number.POSITIVE_INFINITY, end - block.index),
        places,
      });
    });
  }
  return [...folds.values()];
}

/** Two stack traces are the same when their heads and their causes are. */
function keyText({ lines }: Block): string {
  const causes = lines.slice(1).filter((line) => line.startsWith("Caused by: "));
  return [lines[0], ...causes, lines.at(-1)].map((line) => line?.slice(0, SHAPED)).join("\n");
}

function earlier(a: string | undefined, b: string | undefined): string | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return a < b ? a : b;
}

function later(a: string | undefined, b: string | undefined): string | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return a > b ? a : b;
}
