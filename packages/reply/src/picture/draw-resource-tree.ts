import type { ApplicationSummary, ResourceTreeResult } from "@lynceus/contract";
import { drawTree } from "./draw-tree.ts";
import { toPng } from "./to-png.ts";
import { toTreeBox } from "./to-tree-box.ts";
import type { TreeBox } from "./tree-box.ts";
import { treeWords } from "./tree-words.ts";

/** A picture ready for Slack. */
export interface Picture {
  /** A file's name, of letters, digits and hyphens, with its ending. */
  readonly filename: string;
  readonly title: string;
  /** The same in words, for those who do not see it; plain text of at most 1,000 characters. */
  readonly altText: string;
  readonly png: Uint8Array;
}

function redactBox(box: TreeBox, redact: (text: string) => string): TreeBox {
  return {
    ...box,
    name: redact(box.name),
    words: box.words.map(redact),
    children: box.children.map((child) => redactBox(child, redact)),
  };
}

/** The unhealthy part of an application's resource tree as a picture. Throws what `toPng` throws. */
export async function drawResourceTree(
  application: ApplicationSummary,
  tree: ResourceTreeResult,
  /** Masks credentials in every text before it is drawn: no one can do so afterwards. */
  redact: (text: string) => string,
): Promise<Picture> {
  const box = redactBox(toTreeBox(application, tree), redact);
  const name = box.name.replace(/[^\w.-]+/g, "-").slice(0, 80) || "application";
  return {
    filename: `${name}-resources.png`,
    title: `Resource tree of ${name}`,
    altText: treeWords(box),
    png: await toPng(drawTree(box)),
  };
}
