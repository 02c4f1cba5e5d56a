import { readdirSync } from "node:fs";
import { join } from "node:path";
import { allRules } from "../../packages/diagnosis/src/rules/all-rules.ts";

const folder = join(import.meta.dirname, "..", "..", "packages", "diagnosis", "src", "rules");

/** What the rules are called in the code, in the registry's order: `F1 imageTagMissing`. */
export async function nameRules(): Promise<readonly string[]> {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) =>
    /(?<!\.test)\.ts$/.test(file),
  );
  const modules = await Promise.all(files.map((file) => import(join(folder, file))));
  const exported = modules.flatMap((module) => Object.entries(module as object));
  return allRules.map((rule, index) => {
    const [name = `rule ${index + 1}`] = exported.find(([, value]) => value === rule) ?? [];
    return `${rule.mode} ${name}`;
  });
}
