import type { LogLine } from "@lynceus/argocd";
import { clean } from "../text/clean.ts";
import { announcedLines } from "./announced-lines.ts";
import { type LineLevel, lineLevel } from "./line-level.ts";
import { lineMessage } from "./line-message.ts";

/** A line of a log that says why, with its place, so that neighbours can be told from strangers. */
export interface TellingLine {
  readonly line: LogLine;
  /** Without time, level and logger. */
  readonly message: string;
  readonly index: number;
  readonly score: number;
}

/**
 * The lines of a crashed container's log that say why it ended, most telling first, at most three:
 * root causes before messages, messages before stack frames and farewells, later before earlier.
 */
export function pickTellingLines(lines: readonly LogLine[]): readonly TellingLine[] {
  const scored: TellingLine[] = [];
  const texts = lines.map(({ content }) => clean(content));
  const announced = announcedLines(texts);
  lines.forEach((line, index) => {
    const text = texts[index] ?? "";
    const score = Math.max(scoreOf(text), announced.has(index) ? announcedScore : 0);
    if (score >= 2) scored.push({ line, message: lineMessage(text), index, score });
  });
  const strong = scored.some((each) => each.score > 2) ? 3 : 2;
  const ranked = scored
    .filter((each) => each.score >= strong)
    .sort((a, b) => b.score - a.score || b.index - a.index);
  const seen = new Set<string>();
  const picked: TellingLine[] = [];
  for (const each of ranked) {
    if (seen.has(each.message) || picked.length === 3) continue;
    seen.add(each.message);
    picked.push(each);
  }
  return picked;
}

const frame =
  /^\s+at |^\s+\.\.\. \d+ (?:more|common frames)|^\s+File ".*", line \d+|^\s*#\d+ |^\tfrom |^goroutine \d+|^\s+\S+\.go:\d+|^Traceback |^Usage of |^\s*[-\\^~|]+\s*$|^\s*\||\s:\s*$/;
const farewell =
  /shutting down|shut ?down\b.*(?:complete|requested)|exit(?:ing|ed)?\b.*(?:code|status)|terminating\s*(?:\.|$|process|now|gracefully|application)|application (?:run failed|failed to start$)|failed to start application$|start(?:up)? failed\.?$|aborting\.?$|\bbye\b|process (?:exited|finished)|see (?:log|above)|To re-run this application|ELIFECYCLE|worker failed to boot|for further information visit|background on this error at|a complete log of this run/i;
/** npm repeats at length that what it ran has failed: worth telling where nothing else is. */
const npm = /^npm (?:ERR!|error) /;
const rootCause = /^\s*Caused by: |^\s*Cause: |root cause/i;
const named =
  /(?:^|[\s.:])\w*(?:Error|Exception|Panic)\b\s*[:(]|^panic: |panicked at|^\s*Message\s+: /;
/** Without one of these `named` cannot be, and is long in finding out. */
const hint = /Error|Exception|[Pp]anic|Message/;
const trouble =
  /\b(?:fail(?:ed|ure|s)?|can(?:not|'t)|could not|unable to|refused|denied|not set|unset|missing|required|invalid|not found|not defined|undefined|unknown|unrecogni[sz]ed|unexpected|no such|expected|not (?:allowed|permitted|authori[sz]ed|readable|exist)|does not exist|already exists|permission|exec format error|timed? ?out|timeout|exhausted|blocked|in use|too many|malformed|parse error|illegal|unsupported|incompatible|mismatch|deadlock|locked|expired|unreachable|aborted|segmentation fault|core dumped|out of memory|forbidden|unauthori[sz]ed|does not have|AccessDenied|Error \d{3})\b/i;

/** Above a message that is an error by its name only, below a root cause. */
const announcedScore = 6;

const levelScore: Readonly<Record<LineLevel, number>> = {
  fatal: 4,
  error: 3,
  warning: 2,
  info: -3,
  none: 0,
};

function scoreOf(text: string): number {
  if (text.trim() === "" || frame.test(text)) return 0;
  if (text.length < 100 && farewell.test(text) && !named.test(text)) return 1;
  if (npm.test(text)) return trouble.test(text) ? 2 : 0;
  const level = lineLevel(text);
  let score = levelScore[level];
  if (rootCause.test(text)) score = Math.max(score, 7);
  if (hint.test(text) && named.test(text)) score = Math.max(score, 3) + 2;
  // Whatever else a calm line says: it is below what is told.
  if (score < 0) return 0;
  if (trouble.test(text)) score = level === "none" ? Math.max(score, 4) : score + 2;
  return score;
}
