import type { Finding, Layer } from "@lynceus/contract";
import type { Skill } from "./skill.ts";

/** What a finding is and where it sits: all that a skill is chosen by. */
export interface Treatable {
  readonly mode: Finding["mode"];
  readonly layer: Layer;
}

/**
 * The skill that treats a finding: by its mode, and by its layer where no mode is known (`?`). Undefined when none
 * does; a known mode never falls back to its layer, whose skill would look in the wrong place.
 */
export function skillFor(skills: readonly Skill[], { mode, layer }: Treatable): Skill | undefined {
  if (mode === "?") return skills.find(({ layers }) => layers.includes(layer));
  return skills.find(({ modes }) => modes.includes(mode));
}
