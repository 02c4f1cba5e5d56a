const folds: readonly (readonly [RegExp, string])[] = [
  [/\b\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d\S*/g, "<time>"],
  [/\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/gi, "<id>"],
  [/\b(?=[0-9a-f]*\d)(?=\d*[a-f])[0-9a-f]{6,}\b/gi, "<id>"],
  [/\b\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?\b/g, "<address>"],
  [/\d+(?:[.,:]\d+)*/g, "<n>"],
];

/**
 * What stays of a text when its own names, times, ids and numbers are folded: two lines of one shape
 * say the same thing.
 */
export function shapeOf(text: string, names: readonly string[] = []): string {
  let shape = text;
  for (const name of [...names].sort((a, b) => b.length - a.length)) {
    if (name !== "") shape = shape.replaceAll(name, "<name>");
  }
  for (const [pattern, word] of folds) shape = shape.replace(pattern, word);
  return shape;
}
