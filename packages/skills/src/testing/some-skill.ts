import type { Skill } from "../skill.ts";

/** A skill of this name, else empty. */
export const skill = (name: string, fields: Partial<Skill> = {}): Skill => ({
  name,
  description: `About ${name}.`,
  modes: [],
  layers: [],
  body: `Do ${name}.`,
  steps: [],
  path: `${name}/SKILL.md`,
  ...fields,
});
