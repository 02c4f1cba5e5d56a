import { basename, dirname, resolve } from "node:path";
import { Layer } from "@lynceus/contract";
import { Frontmatter, SkillName } from "./frontmatter.ts";
import { parseFrontmatter } from "./parse-frontmatter.ts";
import { readSteps } from "./read-steps.ts";
import type { FoundProblem, Skill, SkillProblem } from "./skill.ts";
import { splitFrontmatter } from "./split-frontmatter.ts";

export interface SkillReading {
  /** Absent when the file cannot be used; then one of the problems is an error. */
  readonly skill?: Skill;
  readonly problems: readonly SkillProblem[];
}

/**
 * Reads one `SKILL.md` leniently, as clients of the format do: without a usable name or description, or with YAML
 * that cannot be parsed, there is no skill; every other breach is a warning.
 */
export function readSkill(text: string, path: string): SkillReading {
  const problems: FoundProblem[] = [];
  const skill = read(text, path, problems);
  return {
    ...(skill === undefined ? {} : { skill }),
    problems: problems.map((problem) => ({ path, ...problem })),
  };
}

function read(text: string, path: string, problems: FoundProblem[]): Skill | undefined {
  const parts = splitFrontmatter(text);
  if (parts === undefined) {
    const message = "There is no frontmatter: the file begins with ---, and a second --- ends it.";
    problems.push({ line: 1, severity: "error", message });
    return undefined;
  }
  const { fields, problems: faults } = parseFrontmatter(parts.yaml);
  problems.push(...faults);
  if (fields === undefined) return undefined;
  const lineOf = (key: string) => {
    const index = parts.yaml
      .split("\n")
      .findIndex((line) => line.trimStart().startsWith(`${key}:`));
    return index < 0 ? 2 : index + 2;
  };

  const folder = basename(dirname(resolve(path)));
  const name = SkillName.safeParse(fields.name ?? folder);
  const description = typeof fields.description === "string" ? fields.description.trim() : "";
  const isUsable = name.success && description !== "";
  const severity = isUsable ? "warning" : "error";
  for (const { key, message } of listBreaches(fields)) {
    problems.push({ line: lineOf(key), severity, message });
  }
  if (!name.success || description === "") return undefined;
  if (name.data !== folder) {
    const message = `The name ${name.data} is not that of its folder, ${folder}.`;
    problems.push({ line: lineOf("name"), severity: "warning", message });
  }
  const declared = readDeclared(fields.metadata, (key, message) => {
    problems.push({ line: lineOf(key), severity: "warning", message });
  });
  const { steps, problems: stepProblems } = readSteps(parts.body, parts.bodyLine);
  problems.push(...stepProblems);
  const body = parts.body.trim();
  return { name: name.data, description, ...declared, body, steps, path };
}

function listBreaches(fields: Readonly<Record<string, unknown>>) {
  return (Frontmatter.safeParse(fields).error?.issues ?? []).flatMap((issue) => {
    if (issue.code === "unrecognized_keys") {
      return issue.keys.map((key) => ({
        key,
        message: `The format has no field ${JSON.stringify(key.slice(0, 64))}; ours stand under metadata.`,
      }));
    }
    const key = String(issue.path[0] ?? "");
    if (fields[key] === undefined) return [{ key, message: `The field ${key} is missing.` }];
    const field = issue.path.join(".").slice(0, 64);
    return [{ key, message: `The field ${field} ${wording(issue)}.` }];
  });
}

function wording(issue: { readonly code: string; readonly message: string }): string {
  return issue.message.startsWith("Invalid input") ? "is not text" : issue.message;
}

function readDeclared(metadata: unknown, warn: (key: string, message: string) => void) {
  const words = (key: string) => {
    const fields = typeof metadata === "object" && metadata !== null ? metadata : {};
    const value = new Map<string, unknown>(Object.entries(fields)).get(key);
    return typeof value === "string" ? value.split(/[\s,]+/).filter((word) => word !== "") : [];
  };
  const known = (key: string, isKnown: (word: string) => boolean, what: string) =>
    [...new Set(words(key))].filter((word) => {
      const is = isKnown(word);
      if (!is) warn(key, `${JSON.stringify(word.slice(0, 64))} is no ${what}.`);
      return is;
    });
  return {
    modes: known("modes", (word) => /^[A-Z]\d{1,2}$/.test(word), "failure mode, such as F1"),
    layers: known(
      "layers",
      (word) => Layer.safeParse(word).success,
      `layer: ${Layer.options.join(", ")}`,
    ),
  };
}
