import { readdir, realpath } from "node:fs/promises";
import { join } from "node:path";
import type { SkillProblem } from "./skill.ts";

/** How far a folder of skills is searched; what lies beyond is said, not read. */
export interface SearchLimits {
  /** Levels of folders below the one that is given. */
  readonly depth: number;
  /** Folders that are opened. */
  readonly folders: number;
  readonly skills: number;
}

export interface FoundFiles {
  /** The folder without symbolic links; nothing outside it is read. */
  readonly root: string;
  /** In a fixed order, each below the folder as it was given. */
  readonly files: readonly string[];
  readonly problems: readonly SkillProblem[];
}

/** The `SKILL.md` files under a folder. Symbolic links, hidden folders and `node_modules` are not entered. */
export async function findSkillFiles(folder: string, limits: SearchLimits): Promise<FoundFiles> {
  const files: string[] = [];
  const problems: SkillProblem[] = [];
  const report = (path: string, severity: SkillProblem["severity"], message: string) =>
    problems.push({ path, severity, message });
  const root = await realpath(folder).catch(() => undefined);
  if (root === undefined) {
    report(folder, "error", "There is no such folder.");
    return { root: folder, files, problems };
  }

  let level: readonly string[] = [folder];
  let opened = 0;
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > limits.depth) {
      const message = `Folders deeper than ${limits.depth} levels are not searched.`;
      report(level[0] ?? folder, "warning", message);
      break;
    }
    const next: string[] = [];
    for (const path of level) {
      if (opened++ >= limits.folders) {
        report(folder, "warning", `Only the first ${limits.folders} folders are searched.`);
        return { root, files, problems };
      }
      next.push(...(await open(path)));
      if (files.length > limits.skills) {
        report(folder, "warning", `Only the first ${limits.skills} skills are read.`);
        return { root, files: files.slice(0, limits.skills), problems };
      }
    }
    level = next;
  }
  return { root, files, problems };

  /** Notes the skill in it, or returns the folders that it holds. */
  async function open(path: string): Promise<readonly string[]> {
    const entries = await readdir(path, { withFileTypes: true }).catch(() => undefined);
    if (entries === undefined) {
      report(path, "error", "This folder cannot be read.");
      return [];
    }
    const skill = entries.find(({ name }) => name === "SKILL.md");
    if (skill?.isFile()) {
      files.push(join(path, skill.name));
      return [];
    }
    if (skill !== undefined) {
      report(join(path, skill.name), "error", "This is no plain file and is not read.");
      return [];
    }
    return entries
      .filter(({ name }) => !name.startsWith(".") && name !== "node_modules")
      .sort((one, other) => (one.name < other.name ? -1 : 1))
      .flatMap((entry) => {
        const below = join(path, entry.name);
        if (entry.isSymbolicLink()) {
          report(below, "warning", "This is a symbolic link and is not followed.");
        }
        return entry.isDirectory() ? [below] : [];
      });
  }
}
