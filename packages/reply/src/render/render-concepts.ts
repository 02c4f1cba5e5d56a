import type { Concept } from "@lynceus/contract";
import { ROOM } from "../limits.ts";
import { compose } from "../message/compose.ts";
import type { Part } from "../message/part.ts";
import type { Rendered } from "../rendered.ts";
import { quoted } from "../words/phrases.ts";

function parts({ term, meaning, next }: Concept): readonly Part[] {
  return [
    { kind: "line", lead: `${quoted(term, ROOM.name)}:`, line: meaning },
    ...(next === undefined ? [] : [{ kind: "line", line: next } as const]),
  ];
}

/** What a word means, told without looking at any application. */
export function renderConcepts(concepts: readonly Concept[]): Rendered {
  return compose([
    ...concepts.flatMap(parts),
    { kind: "footer", line: "Told from what is known of Argo CD; no application was looked at" },
  ]);
}
