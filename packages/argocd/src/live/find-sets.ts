import type { ApplicationSetSummary, SetMatch } from "../ports.ts";
import { askedWords } from "./asked-words.ts";
import { mayBeMisspelt, nearDistance, spell } from "./near-distance.ts";

/** Letters that a name has to have of its own beside what its template fills in. */
const FEWEST_LETTERS = 3;

const BY = ["name", "template", "near"];

/**
 * ApplicationSets that words name: by their own name, by that of an application which they could make
 * (`frontend-ap` for `frontend-{{.region}}`), or misspelt. Pure; surest first.
 */
export function findSets(
  sets: readonly ApplicationSetSummary[],
  words: readonly string[],
): readonly SetMatch[] {
  const asked = askedWords(words);
  const matches = sets.flatMap((set): readonly SetMatch[] => {
    const name = set.name.toLowerCase();
    if (asked.includes(name)) return [{ by: "name", word: name, set }];
    const made = asked.find((word) => couldMake(set.nameTemplate, word));
    if (made !== undefined) return [{ by: "template", word: made, set }];
    const own = spell(name);
    const near = asked.find((word) => mayBeMisspelt(word) && nearDistance(spell(word), own) === 1);
    return near === undefined ? [] : [{ by: "near", word: near, set }];
  });
  return matches.sort((a, b) => BY.indexOf(a.by) - BY.indexOf(b.by));
}

/** In linear time, whatever a template looks like: every placeholder stands for one character at least. */
function couldMake(template: string, word: string): boolean {
  const parts = template.toLowerCase().split(/\{\{.*?\}\}/);
  const letters = parts.join("").replace(/[^a-z]/g, "").length;
  if (parts.length < 2 || letters < FEWEST_LETTERS) return false;
  const [first = "", ...between] = parts;
  const last = between.pop() ?? "";
  if (!/^[a-z0-9.-]+$/.test(word) || !word.startsWith(first) || !word.endsWith(last)) return false;
  let at = first.length;
  for (const part of between) {
    const found = word.indexOf(part, at + 1);
    if (found < 0) return false;
    at = found + part.length;
  }
  return at < word.length - last.length;
}
