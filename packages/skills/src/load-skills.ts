import type { SearchLimits } from "./find-skill-files.ts";
import { type MergedSkills, mergeSkills } from "./merge-skills.ts";
import { readSkill } from "./read-skill.ts";
import { readSkillFiles } from "./read-skill-files.ts";
import type { Skill, SkillProblem } from "./skill.ts";

/**
 * Loads the skills under these folders, at most 512 each, four levels deep; a later folder's skill takes the place
 * of an earlier one of its name. Never throws for what is wrong with a folder or a file: that is a problem, and
 * what can be used is used.
 */
export async function loadSkills(
  folders: readonly string[],
  limits: Partial<SearchLimits> = {},
): Promise<MergedSkills> {
  const problems: SkillProblem[] = [];
  const read: Skill[][] = [];
  for (const folder of folders) {
    const { files, problems: found } = await readSkillFiles(folder, limits);
    const readings = files.map(({ path, text }) => readSkill(text, path));
    problems.push(...found, ...readings.flatMap((reading) => reading.problems));
    read.push(readings.flatMap(({ skill }) => skill ?? []));
  }
  const merged = mergeSkills(read);
  return { skills: merged.skills, problems: [...problems, ...merged.problems] };
}
