import { turnPageButton } from "../action/to-button.ts";
import { compose } from "../message/compose.ts";
import type { Button } from "../message/part.ts";
import type { Rendered } from "../rendered.ts";
import type { Drawer } from "./drawer.ts";

/** One page of a drawer, counted from 0; the nearest there is where it has fewer by now. */
export function drawerPage({ pages }: Drawer, wanted: number): Rendered["blocks"] {
  const last = pages.length - 1;
  const page = Math.min(Math.max(0, wanted), last);
  const buttons: readonly Button[] = [
    ...(page > 0 ? [turnPageButton("Previous", page - 1)] : []),
    ...(page < last ? [turnPageButton("Next", page + 1)] : []),
  ];
  return compose([
    ...(pages[page] ?? []),
    ...(last > 0
      ? [
          { kind: "footer", line: `page ${page + 1} of ${pages.length}` } as const,
          { kind: "buttons", buttons } as const,
        ]
      : []),
  ]).blocks;
}
