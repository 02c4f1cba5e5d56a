import { describeTools } from "@lynceus/argocd-mcp";
import { validateSkills } from "@lynceus/skills";
import { count } from "../words.ts";
import { type Check, verdict } from "./check.ts";

/** The skills of these folders, in a line. */
export function checkSkillsOf(folders: readonly string[]): Check {
  return {
    about: "skills",
    async run() {
      const { count: files, problems } = await validateSkills(folders, describeTools());
      const errors = problems.filter(({ severity }) => severity === "error");
      const [first] = errors.length > 0 ? errors : problems;
      const says = count(files, "skill");
      if (first === undefined) return [verdict("skills", "fine", `${says}, all valid`)];
      const more = `${first.path}: ${first.message} See: lynceus skills validate ${folders.at(-1)}`;
      return [
        verdict(
          "skills",
          errors.length > 0 ? "failed" : "warning",
          `${says}, ${count(problems.length, "problem")}. ${more}`,
        ),
      ];
    },
  };
}
