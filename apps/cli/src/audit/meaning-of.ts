import type { Broken } from "./audit-source.ts";

/** What a broken chain means to the person who asked, and what still stands. */
export function meaningOf(problem: Broken["problem"]): string {
  switch (problem) {
    case "changed":
      return "What it says now is not what was recorded. The entries before it are as they were written.";
    case "removed":
      return "What was recorded there is lost. The entries before it are as they were written.";
    case "reordered":
      return "What was recorded may all be there, but not in the order in which it happened. The entries before it are as they were written.";
    case "inserted":
      return "It was not recorded when it claims to have happened. The entries before it are as they were written.";
    case "cut-off":
      return "What was recorded up to the anchor is lost, or the anchor belongs to another audit.";
    case "damaged":
      return "Verify the audit itself, or an undamaged export. The entries before that line are as they were written.";
  }
}
