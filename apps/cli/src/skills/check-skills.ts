import { describeTools } from "@lynceus/argocd-mcp";
import { shippedSkills, validateSkills } from "@lynceus/skills";
import type { Output } from "../output.ts";
import { count } from "../words.ts";
import { problemLine } from "./problem-line.ts";
import type { SkillsCommand } from "./skills-command.ts";

/** Writes a line for every problem of these skills, calls of tools that do not exist among them. False when one of them is an error. */
export async function checkSkills(command: SkillsCommand, output: Output): Promise<boolean> {
  const folders = command.folders.length === 0 ? [shippedSkills] : command.folders;
  const { count: files, problems } = await validateSkills(folders, describeTools());
  const errors = problems.filter(({ severity }) => severity === "error").length;
  if (command.json) await output.write(JSON.stringify({ skills: files, problems }, undefined, 2));
  else for (const problem of problems) await output.write(problemLine(problem));
  const found = `${count(errors, "error")}, ${count(problems.length - errors, "warning")}`;
  output.note(`${count(files, "skill")}: ${found}`);
  return errors === 0;
}
