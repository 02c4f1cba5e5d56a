/**
 * The JSON object in a model's words: bare, in a fence, or between sentences. Undefined when there is none.
 */
export function readJson(words: string): unknown {
  const fenced = /```(?:json)?\s*\n([\s\S]*?)\n\s*```/i.exec(words)?.[1];
  const from = words.indexOf("{");
  const to = words.lastIndexOf("}");
  const within = from >= 0 && to > from ? words.slice(from, to + 1) : undefined;
  for (const candidate of [words, fenced, within]) {
    if (candidate === undefined) continue;
    try {
      return JSON.parse(candidate);
    } catch {
      // The next candidate may be readable.
    }
  }
  return undefined;
}
