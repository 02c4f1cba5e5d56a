import type { z } from "zod";

/** Where in an argument something stands. */
export function pointer(root: string, path: readonly PropertyKey[]): string {
  return `[json-pointer:/${[root, ...path].join("/")}]`;
}

/** What a schema found wrong with the argument named `root`, in Slack's words. */
export function tellIssue(root: string, issue: z.core.$ZodIssue): readonly string[] {
  const { path } = issue;
  const at = pointer(root, path);
  const parent = pointer(root, path.slice(0, -1));
  if (issue.input === undefined && issue.code !== "custom" && issue.code !== "unrecognized_keys") {
    return [`missing required field: ${String(path.at(-1))} ${parent}`];
  }
  switch (issue.code) {
    case "too_big":
      return issue.origin === "array"
        ? [`no more than ${issue.maximum} items allowed ${at}`]
        : [`must be less than ${Number(issue.maximum) + 1} characters ${at}`];
    case "too_small":
      return issue.origin === "array"
        ? [`no less than ${issue.minimum} items allowed ${at}`]
        : [`must be more than ${Number(issue.minimum) - 1} characters ${at}`];
    case "invalid_type":
      return [`must provide ${withArticle(issue.expected)} ${at}`];
    case "unrecognized_keys":
      return issue.keys.map((key) => `invalid additional property: ${key} ${at}`);
    case "invalid_union":
      return [tellType(issue.input, parent)];
    case "invalid_value":
      return [`must be one of: ${issue.values.join(", ")} ${at}`];
    default:
      return [`${issue.message} ${at}`];
  }
}

function tellType(input: unknown, at: string): string {
  const type = (input as { readonly type?: unknown }).type;
  return type === undefined
    ? `missing required field: type ${at}`
    : `unsupported type: ${String(type)} ${at}`;
}

function withArticle(noun: string): string {
  return /^[aeiou]/.test(noun) ? `an ${noun}` : `a ${noun}`;
}
