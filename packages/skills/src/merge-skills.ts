import type { Skill, SkillProblem } from "./skill.ts";

export interface MergedSkills {
  /** By name, in code-unit order: prompts are cached by it. */
  readonly skills: readonly Skill[];
  /** Warnings. */
  readonly problems: readonly SkillProblem[];
}

/**
 * One list out of several folders' skills. A later folder's skill takes the place of an earlier one of its name;
 * within one folder the first stays.
 */
export function mergeSkills(folders: readonly (readonly Skill[])[]): MergedSkills {
  const problems: SkillProblem[] = [];
  const merged = new Map<string, Skill>();
  for (const folder of folders) {
    const here = new Map<string, Skill>();
    for (const skill of folder) {
      const first = here.get(skill.name);
      if (first === undefined) here.set(skill.name, skill);
      else problems.push(warning(skill, `${skill.name} stands twice; ${first.path} is used.`));
    }
    for (const [name, skill] of here) {
      const earlier = merged.get(name);
      if (earlier !== undefined) {
        problems.push(warning(skill, `${name} takes the place of ${earlier.path}.`));
      }
      merged.set(name, skill);
    }
  }
  const skills = [...merged.values()].sort((one, other) => (one.name < other.name ? -1 : 1));
  return { skills, problems: [...problems, ...listRivals(skills)] };
}

/** Modes and layers that two skills treat: only the first by name would ever be chosen. */
function listRivals(skills: readonly Skill[]): readonly SkillProblem[] {
  const owners = new Map<string, string>();
  return skills.flatMap((skill) =>
    [...skill.modes, ...skill.layers].flatMap((treated) => {
      const owner = owners.get(treated);
      if (owner !== undefined) return [warning(skill, `${owner} treats ${treated} already.`)];
      owners.set(treated, skill.name);
      return [];
    }),
  );
}

function warning({ path }: Skill, message: string): SkillProblem {
  return { path, severity: "warning", message };
}
