import { ExpectedError } from "@lynceus/contract";
import { findSkillFiles, type SearchLimits } from "./find-skill-files.ts";
import { readSkillFile } from "./read-skill-file.ts";
import type { SkillProblem } from "./skill.ts";

const LIMITS: SearchLimits = { depth: 4, folders: 2_000, skills: 512 };

export interface SkillFile {
  readonly path: string;
  readonly text: string;
}

/** The text of every `SKILL.md` under a folder, in a fixed order, within `limits`. */
export async function readSkillFiles(
  folder: string,
  limits: Partial<SearchLimits> = {},
): Promise<{ readonly files: readonly SkillFile[]; readonly problems: readonly SkillProblem[] }> {
  const found = await findSkillFiles(folder, { ...LIMITS, ...limits });
  const problems = [...found.problems];
  const files: SkillFile[] = [];
  for (const path of found.files) {
    try {
      files.push({ path, text: await readSkillFile(path, found.root) });
    } catch (error) {
      if (!(error instanceof ExpectedError)) throw error;
      problems.push({ path, severity: "error", message: error.message });
    }
  }
  return { files, problems };
}
