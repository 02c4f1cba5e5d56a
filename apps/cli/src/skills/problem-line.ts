import type { SkillProblem } from "@lynceus/skills";
import { plain } from "../words.ts";

/** `skills/image-pull/SKILL.md:3 error The description is empty.` */
export function problemLine({ path, line, severity, message }: SkillProblem): string {
  const place = line === undefined ? path : `${path}:${line}`;
  return plain(`${place} ${severity} ${message}`);
}
