import { cleanLine } from "../markup/clean.ts";
import { fitText } from "../markup/fit-text.ts";
import { shortenMiddle } from "./shorten-middle.ts";
import { flatten, type TreeBox } from "./tree-box.ts";

/** Slack takes alternative texts of 1,000 characters at most. */
const MAX = 1000;
const NAME = 80;

function named({ kind, name, words }: TreeBox): string {
  const called = shortenMiddle(cleanLine(name).trim(), NAME);
  const standing = cleanLine(words.join(", ")).slice(0, 2 * NAME);
  return `${kind} ${called}${standing === "" ? "" : ` (${standing})`}`.trim();
}

/** The picture in words: the ways down to what is unwell, then the rest. Plain text, one line, at most 1,000 characters. */
export function treeWords(tree: TreeBox): string {
  const all = flatten(tree);
  const ways = all.filter(({ box }) => box.isOnPath && !box.children.some((one) => one.isOnPath));
  const wayTo = (leaf: TreeBox): string => {
    const at = all.findIndex(({ box }) => box === leaf);
    const depth = all[at]?.depth ?? 0;
    const above = Array.from({ length: Math.max(0, depth - 1) }, (_, index) =>
      all.slice(0, at).findLast((one) => one.depth === index + 1),
    );
    return [
      ...above.flatMap((one) => (one === undefined ? [] : [named(one.box)])),
      named(leaf),
    ].join(" > ");
  };
  const rest = all
    .filter(({ box, depth }) => depth > 0 && !box.isOnPath)
    .map(({ box }) => named(box));
  const unwell = ways.filter(({ depth }) => depth > 0).map(({ box }) => wayTo(box));
  const said = [
    `Resource tree of ${named(tree)}.`,
    unwell.length === 0 ? "Nothing in it is unhealthy." : `Unhealthy: ${unwell.join("; ")}.`,
    rest.length === 0 ? "" : `Besides: ${rest.join("; ")}.`,
  ]
    .join(" ")
    .trim();
  return fitText(said, MAX);
}
