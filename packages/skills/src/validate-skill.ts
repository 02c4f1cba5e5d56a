import { checkBody } from "./check-body.ts";
import { checkCalls } from "./check-calls.ts";
import { readSkill } from "./read-skill.ts";
import type { SkillFile } from "./read-skill-files.ts";
import type { CallableTool, SkillProblem } from "./skill.ts";
import { splitFrontmatter } from "./split-frontmatter.ts";

/**
 * Everything that is wrong with one `SKILL.md`, judged strictly: the rules of the format (agentskills.io), what a
 * skill that treats failures must hold, and, where `tools` are given, whether its steps' calls could be made.
 */
export function validateSkill(
  { path, text }: SkillFile,
  tools?: readonly CallableTool[],
): readonly SkillProblem[] {
  const { skill, problems } = readSkill(text, path);
  const breaches = problems.map((problem) => ({ ...problem, severity: "error" as const }));
  const parts = splitFrontmatter(text);
  if (skill === undefined || parts === undefined) return breaches;
  const found = [
    ...checkBody(skill, parts),
    ...(tools === undefined ? [] : checkCalls(skill, tools)),
  ];
  return [...breaches, ...found.map((problem) => ({ path, ...problem }))].sort(
    (one, other) => (one.line ?? 0) - (other.line ?? 0),
  );
}
