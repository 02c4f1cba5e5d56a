import { mergeSkills } from "./merge-skills.ts";
import { readSkill } from "./read-skill.ts";
import { readSkillFiles } from "./read-skill-files.ts";
import type { CallableTool, Skill, SkillProblem } from "./skill.ts";
import { validateSkill } from "./validate-skill.ts";

export interface ValidatedSkills {
  /** How many `SKILL.md` files were read. */
  readonly count: number;
  readonly problems: readonly SkillProblem[];
}

/** `validateSkill` for every skill under these folders, and what is wrong with them beside each other. */
export async function validateSkills(
  folders: readonly string[],
  tools?: readonly CallableTool[],
): Promise<ValidatedSkills> {
  const problems: SkillProblem[] = [];
  const read: Skill[][] = [];
  let count = 0;
  for (const folder of folders) {
    const { files, problems: found } = await readSkillFiles(folder);
    problems.push(...found, ...files.flatMap((file) => validateSkill(file, tools)));
    read.push(files.flatMap(({ path, text }) => readSkill(text, path).skill ?? []));
    if (files.length === 0 && found.length === 0) {
      problems.push({ path: folder, severity: "error", message: "There is no skill in it." });
    }
    count += files.length;
  }
  return { count, problems: [...problems, ...mergeSkills(read).problems] };
}
