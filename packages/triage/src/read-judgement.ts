import type { Paste, Question } from "@lynceus/contract";
import { normaliseText } from "./normalise-text.ts";
import { readPaste } from "./read-paste.ts";

const JUDGE =
  /\b(?:critical|serious|severe|harmless|worr(?:y|ied|ying|isome)|concern(?:ed|ing)?|bad|problem(?:atic)?|a problem|an issue|ignor(?:e|able)|matters?|normal|expected|urgent|important|safe|ok(?:ay)?|dangerous|relevant|show ?stopper|blocker)\b/;
const ASKED = /\?|\b(?:not|un)\s?sure\b|\bno idea\b|\bwonder\w*\b|\btell me\b/;
const POINTS_BACK = /\b(?:this|that|it|these|those|they)\b/;

/**
 * The pasted lines that a question wants judged: «is this critical?» with lines of its own, or about the newest
 * that somebody pasted in the thread. Undefined when it asks something else.
 */
export function judgedPaste({
  text,
  context,
}: Pick<Question, "text" | "context">): Paste | undefined {
  const { said, paste } = readPaste(text);
  const plain = normaliseText(said.slice(0, 2_000));
  if (!JUDGE.test(plain) || !ASKED.test(plain)) return undefined;
  if (paste !== undefined) return paste;
  if (!POINTS_BACK.test(plain) || plain.length > 120) return undefined;
  return newestPaste(context);
}

/** What was pasted last in a thread by anybody but us. */
export function newestPaste(context: Question["context"]): Paste | undefined {
  return context
    .filter(({ author }) => author.kind !== "lynceus")
    .map((message) => readPaste(message.text).paste)
    .findLast((earlier) => earlier !== undefined);
}
