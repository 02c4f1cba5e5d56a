/** What a right answer says and does not say; `|` holds alternatives, case does not matter. */
export interface Truth {
  readonly mustSay: readonly string[];
  readonly mustNotSay: readonly string[];
}

/** Whether an answer says these words, or one alternative of them. */
export function says(answer: string, words: string): boolean {
  const lower = answer.toLowerCase();
  return words.split("|").some((word) => lower.includes(word.trim().toLowerCase()));
}

/** Versions, names with numbers, hosts: the words that tell one failure from another. */
export function tellingWords(failure: string): readonly string[] {
  return failure.match(/[\w.-]*\d[\w.-]*\w|\d/g) ?? [];
}

/** What an answer misses or says wrongly, in words; empty when it holds. */
export function answersTruth(answer: string, truth: Truth): readonly string[] {
  return [
    ...truth.mustSay
      .filter((words) => !says(answer, words))
      .map((words) => `does not say "${words}"`),
    ...truth.mustNotSay.filter((words) => says(answer, words)).map((words) => `says "${words}"`),
  ];
}
