import type { z } from "zod";
import { knownSettings, type Path } from "./known-settings.ts";
import { nearest } from "./nearest.ts";

type Issue = z.core.$ZodIssue;

/** `tokens` are counted. */
const SECRET_NAME = /token(?!s$)|secret|passw|api_?key/i;

/** `instances[0].url`. */
export function sayPath(path: Path): string {
  return path
    .map((step, index) =>
      typeof step === "number" ? `[${step}]` : `${index === 0 ? "" : "."}${String(step)}`,
    )
    .join("");
}

/** What is wrong at a place of `lynceus.yaml`, without repeating what stands there. */
export function explainIssue(issue: Issue, isThere: (path: Path) => boolean): readonly string[] {
  const { path } = issue;
  const place = path.length === 0 ? "lynceus.yaml" : `\`${sayPath(path)}\``;
  if (issue.code === "unrecognized_keys") return issue.keys.map((key) => unknownSetting(path, key));
  if (!isThere(path)) {
    const what = knownSettings(path.slice(0, -1))[String(path.at(-1))];
    return [`${place} is missing${what ? `: ${what}` : "."}`];
  }
  switch (issue.code) {
    case "invalid_type":
      return [`${place} must be ${kindOf(issue.expected)}.`];
    case "invalid_value":
      return [`${place} is not one of ${issue.values.map(String).join(", ")}.`];
    case "invalid_key":
      return [`${place} ${issue.issues[0]?.message ?? "is not a name that can stand here"}.`];
    default:
      return [`${place} ${issue.message}.`];
  }
}

function unknownSetting(path: Path, key: string): string {
  const place = sayPath([...path, key]);
  if (SECRET_NAME.test(key)) return literalSecret(place);
  const known = Object.keys(knownSettings(path));
  const meant = nearest(key, known);
  const hint =
    meant === undefined ? `There are ${known.join(", ")}.` : `Did you mean \`${meant}\`?`;
  return `\`${place}\` is not a setting. ${hint}`;
}

/** A secret itself stands in the file. */
export function literalSecret(place: string): string {
  return `\`${place}\` looks like a secret itself. Secrets do not belong in lynceus.yaml: keep it in an environment variable or a file, write \`env: NAME\` or \`file: PATH\` where a credential is asked for, and replace it if others could read it.`;
}

function kindOf(expected: string): string {
  switch (expected) {
    case "string":
      return "text";
    case "number":
      return "a number";
    case "int":
      return "a whole number";
    case "boolean":
      return "true or false";
    case "array":
      return "a list";
    case "object":
    case "record":
      return "a section with settings of its own";
    default:
      return `of the kind ${expected}`;
  }
}
