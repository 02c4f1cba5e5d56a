import { type LineRank, rankLine } from "./rank-line.ts";

const MOST_LINES = 120;

/** A line of a log, safe to show. */
export interface Line {
  readonly text: string;
  readonly at: string | undefined;
}

/** A line with the lines that belong to it, such as its stack trace. */
export interface Block {
  readonly lines: readonly string[];
  readonly level: LineRank;
  readonly at: string | undefined;
  /** Place of its first line in the log. */
  readonly index: number;
  /** Which of its lines were searched for, by their place in `lines`. */
  readonly matches: readonly number[];
}

const CONTINUES =
  /^(?:\s+\S|Caused by: |Suppressed: |\.\.\. \d+ (?:more|common frames)|goroutine \d+ \[|created by |exit status \d)/;
const GO_FRAME = /^[\w./*()[\]-]{1,200}\(.{0,300}\)$/;
/** The exception's class, with its message behind it: `django.core.exceptions.ImproperlyConfigured: …`. */
const PYTHON_END = /^[A-Za-z_][\w.]{0,120}(?::|$)/;
const CHAINED = /^(?:During handling of the above|The above exception was)/;

/** The blocks of a log, in its order: stack traces of Java, Python, Go and Node stay together. */
export function groupLines(
  lines: readonly Line[],
  matchesAt: ReadonlySet<number> = new Set(),
): readonly Block[] {
  const groups: { lines: string[]; at: string | undefined; index: number; matches: number[] }[] =
    [];
  lines.forEach(({ text, at }, index) => {
    if (text.trim() === "") return;
    const open = groups.at(-1);
    if (open !== undefined && open.lines.length < MOST_LINES && belongs(text, open.lines)) {
      open.lines.push(text);
    } else groups.push({ lines: [text], at, index, matches: [] });
    const group = groups.at(-1);
    if (matchesAt.has(index)) group?.matches.push(group.lines.length - 1);
  });
  return groups.map((group) => ({ ...group, level: levelOf(group.lines) }));
}

function belongs(text: string, before: readonly string[]): boolean {
  if (CONTINUES.test(text)) return true;
  const isPython = before.some((line) => line.startsWith("Traceback (most recent call last)"));
  if (isPython) {
    const last = before.at(-1) ?? "";
    if (CHAINED.test(text)) return true;
    if (text.startsWith("Traceback ")) return CHAINED.test(last);
    return /^\s/.test(last) && PYTHON_END.test(text);
  }
  const isGo = before.some((line) => /^(?:panic: |goroutine \d+ \[|fatal error: )/.test(line));
  return isGo && GO_FRAME.test(text);
}

function levelOf(texts: readonly string[]): LineRank {
  const head = rankLine(texts[0] ?? "");
  if (head !== "other") return head;
  return texts.some((text) => /^Caused by: |^Traceback |^panic: /.test(text)) ? "error" : head;
}
