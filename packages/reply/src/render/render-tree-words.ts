import { compose } from "../message/compose.ts";
import type { Picture } from "../picture/draw-resource-tree.ts";
import type { Rendered } from "../rendered.ts";

/** A picture in words, where Slack takes no pictures: why, and what it would have shown. */
export function renderTreeWords({ altText }: Picture, why: string): Rendered {
  return compose([
    { kind: "line", line: why },
    { kind: "excerpt", line: "What it shows, in words:", excerpt: altText },
  ]);
}
