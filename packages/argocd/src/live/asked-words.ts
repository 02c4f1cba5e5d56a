const LONGEST_NAME = 253;

/** Words as names are compared: in lower case, each once, and none that could not be a name. */
export function askedWords(words: readonly string[]): readonly string[] {
  return [...new Set(words.map((word) => word.toLowerCase()))].filter(
    (word) => word !== "" && word.length <= LONGEST_NAME,
  );
}
