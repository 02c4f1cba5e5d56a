import { loadSkills, type Skill, shippedSkills } from "@lynceus/skills";
import type { Output } from "../output.ts";
import { plain } from "../words.ts";
import { problemLine } from "./problem-line.ts";
import type { SkillsCommand } from "./skills-command.ts";

/** Writes a line for every skill; what is wrong with one is noted beside the list. */
export async function listSkills(command: SkillsCommand, output: Output): Promise<void> {
  const folders = command.folders.length === 0 ? [shippedSkills] : command.folders;
  const { skills, problems } = await loadSkills(folders);
  if (command.json) await output.write(JSON.stringify(skills, undefined, 2));
  else for (const skill of skills) await output.write(skillLine(skill));
  for (const problem of problems) output.note(problemLine(problem));
}

function skillLine({ name, modes, layers, description }: Skill): string {
  const treats = [...modes, ...layers].join(" ");
  return plain([name, treats === "" ? "-" : treats, description].join("  "));
}
