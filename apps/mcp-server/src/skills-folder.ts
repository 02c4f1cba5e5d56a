import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { shippedSkills } from "@lynceus/skills";

/** The skills that come with it: beside the bundle in the npm package, else where the repository has them. */
export function skillsFolder(): string {
  const beside = fileURLToPath(new URL("./skills", import.meta.url));
  return existsSync(beside) ? beside : shippedSkills;
}
