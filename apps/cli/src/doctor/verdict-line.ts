import { styleText } from "node:util";
import type { Verdict } from "./check.ts";

const MARKS = {
  fine: { mark: "✓", colour: "green" },
  warning: { mark: "!", colour: "yellow" },
  failed: { mark: "✗", colour: "red" },
  skipped: { mark: "-", colour: "gray" },
} as const;

/** `✓ prod-eu token           account lynceus, never expires`. */
export function verdictLine({ about, state, says }: Verdict, colours: boolean): string {
  const { mark, colour } = MARKS[state];
  const sign = colours ? styleText(colour, mark) : mark;
  return `${sign} ${about.padEnd(24)} ${says}`;
}
