import { lineLevel } from "@lynceus/diagnosis";

export type LineRank = "error" | "warning" | "other";

const ERROR =
  /^(?:caused by|traceback)\b|(?:^|[\s.:])\w{0,80}(?:Error|Exception|Panic)\b\s?[:(]|exec format error|out of memory|segmentation fault|core dumped/i;
const WARNING =
  /\b(?:failed|failure|cannot|could not|unable to|refused|denied|timed? ?out|timeout|not found|no such|unreachable|exhausted|missing|invalid)\b/i;
const MOST_LOOKED_AT = 2_000;

/** What a log line is worth to a reader: its own level; where it has none, a failure told plainly is a warning. */
export function rankLine(line: string): LineRank {
  const text = line.slice(0, MOST_LOOKED_AT).trimStart();
  switch (lineLevel(text)) {
    case "fatal":
    case "error":
      return "error";
    case "info":
      return "other";
    case "warning":
      return ERROR.test(text) ? "error" : "warning";
    case "none":
      return ERROR.test(text) ? "error" : WARNING.test(text) ? "warning" : "other";
  }
}
