import { distance } from "fastest-levenshtein";

/** The known word that was most likely meant; undefined when none is near. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  const said = word.toLowerCase().replaceAll(/[-_]/g, "");
  const ranked = known
    .map((one) => ({ one, far: distance(said, one.toLowerCase().replaceAll(/[-_]/g, "")) }))
    .sort((a, b) => a.far - b.far);
  const [best] = ranked;
  return best !== undefined && best.far <= Math.max(1, Math.floor(word.length / 3))
    ? best.one
    : undefined;
}
