/** What a right answer says and does not say; `|` holds alternatives, case does not matter. */
export interface Truth {
  readonly mustSay: readonly string[];
  readonly mustNotSay: readonly string[];
}

function says(answer: string, words: string): boolean {
  return words.split("|").some((word) => answer.includes(word.trim().toLowerCase()));
}

/** What an answer misses or says wrongly, in words; empty when it holds. */
export function answersTruth(answer: string, truth: Truth): readonly string[] {
  const lower = answer.toLowerCase();
  return [
    ...truth.mustSay
      .filter((words) => !says(lower, words))
      .map((words) => `does not say "${words}"`),
    ...truth.mustNotSay.filter((words) => says(lower, words)).map((words) => `says "${words}"`),
  ];
}
