import { tokensOf } from "./telling-words.ts";

/** Characters of a quoted line that a phone shows in about three rows. */
const FITTING = 150;

/** Where a wrapped error goes from one cause to the next. */
const SEAM = /, reason: |: |; |\. (?=\p{Lu})/gu;

const TROUBLE =
  /\b(?:refused|denied|forbidden|not found|no such|cannot|unable|invalid|exceeded|exists?|missing|required|timed? ?out|too long)\b/i;

/**
 * The part of a long line that says what a failure is about, word for word; a line that fits stays whole. A wrapped
 * error says why at its end; else the clauses win that share most with the failure.
 */
export function tellingClause(line: string, shared: readonly string[], most = FITTING): string {
  if (line.length <= most) return line;
  const seams = [...line.matchAll(SEAM)].map(({ index, 0: seam }) => ({
    ends: index,
    next: index + seam.length,
  }));
  const starts = [0, ...seams.map(({ next }) => next)];
  const ends = [...seams.map(({ ends: at }) => at), line.length];
  const wanted = new Set(shared);
  const windows = starts.flatMap((start, from) =>
    ends.slice(from).map((end) => line.slice(start, end)),
  );
  const weigh = (text: string) =>
    [...tokensOf(text)].filter((token) => wanted.has(token)).length +
    (TROUBLE.test(text) ? 4 : 0) +
    (line.endsWith(text) ? 4 : 0) +
    // of two that say as much, the one with its context
    text.length / most;
  const [best] = windows
    .filter((text) => text.length <= most && text.length >= LEAST)
    .map((text) => ({ text, weight: weigh(text) }))
    .sort((a, b) => b.weight - a.weight);
  return best?.text ?? cutAtWord(line, most);
}

/** Shorter than this a clause is a word without its sentence. */
const LEAST = 24;

function cutAtWord(text: string, most: number): string {
  const cut = text.slice(0, most - 1);
  const end = cut.lastIndexOf(" ");
  return `${end > most / 2 ? cut.slice(0, end) : cut}…`;
}
