import type { InvestigationEnd } from "@lynceus/contract";
import { stepLine } from "../render/render-steps.ts";
import { counted } from "../words/phrases.ts";
import { spentLine } from "../words/spent.ts";
import { type Drawer, toDrawer } from "./drawer.ts";

const PER_PAGE = 15;

/** All that an investigation looked at, step by step. */
export function stepsDrawer({ steps, spent }: InvestigationEnd): Drawer {
  const line =
    steps.length === 0
      ? "Nothing was looked at beyond the first look."
      : `${counted(steps.length, "step")}, ${spentLine(spent)}`;
  const items = steps.map((step, index) => [
    { kind: "line", line: stepLine(step, index + 1) } as const,
  ]);
  return toDrawer([{ kind: "verdict", line }], items, { perPage: PER_PAGE });
}
