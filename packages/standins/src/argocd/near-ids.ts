/** Up to three ids that a mistyped one may have meant, nearest first. */
export function nearIds(asked: string, ids: readonly string[]): readonly string[] {
  const words = new Set(asked.toLowerCase().split(/[^a-z0-9]+/));
  return ids
    .map((id) => ({
      id,
      distance: distanceBetween(asked.toLowerCase(), id),
      shared: shared(words, id),
    }))
    .filter(({ id, distance, shared }) => shared > 0 || distance <= Math.max(2, id.length / 3))
    .sort((a, b) => b.shared - a.shared || a.distance - b.distance)
    .slice(0, 3)
    .map(({ id }) => id);
}

function shared(words: ReadonlySet<string>, id: string): number {
  return id.split("-").filter((part) => part.length > 2 && words.has(part)).length;
}

/** Levenshtein distance, one row at a time. */
function distanceBetween(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const substitution = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(substitution, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
