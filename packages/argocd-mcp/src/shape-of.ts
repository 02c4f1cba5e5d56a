const FOLDS: readonly (readonly [RegExp, string])[] = [
  [/\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/gi, "<id>"],
  [/\b(?=[0-9a-f]{0,64}\d)(?=\d{0,64}[a-f])[0-9a-f]{6,}\b/gi, "<id>"],
  [/\d+(?:[.,:]\d+)*/g, "<n>"],
];

/** What stays of a text without its ids, times and numbers and the given names: of one shape, two texts say the same. */
export function shapeOf(text: string, names: readonly string[] = []): string {
  const unnamed = names
    .filter((name) => name !== "")
    .sort((a, b) => b.length - a.length)
    .reduce((shape, name) => shape.replaceAll(name, "<name>"), text);
  return FOLDS.reduce((shape, [pattern, word]) => shape.replace(pattern, word), unnamed);
}
