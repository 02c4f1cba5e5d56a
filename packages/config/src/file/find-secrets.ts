import { literalSecret, sayPath } from "./explain-issue.ts";
import type { Path } from "./known-settings.ts";

/** Slack's, Anthropic's, GitHub's, GitLab's and AWS's tokens, and signed JSON Web Tokens, by their beginnings. */
const TOKEN =
  /\bxox[a-z]-[\w-]{6,}|\bxapp-[\w-]{6,}|\bsk-[\w-]{8,}|\bgh[pousr]_\w{8,}|\bgithub_pat_\w{8,}|\bglpat-[\w-]{8,}|\bAKIA[A-Z0-9]{12,}|\beyJ[\w-]{8,}\.[\w-]{8,}\.|-----BEGIN [A-Z ]*PRIVATE KEY/;
const SECRET_HEADER = /authorization|cookie|token|secret|key|passw/i;

export interface Secret {
  readonly path: Path;
  readonly sentence: string;
}

/** Every place in a parsed file where a secret stands in clear. */
export function findSecrets(value: unknown, path: Path = []): readonly Secret[] {
  if (typeof value === "string") {
    const isSecret = TOKEN.test(value) || hasPassword(value) || isSecretHeader(path);
    return isSecret ? [{ path, sentence: literalSecret(sayPath(path)) }] : [];
  }
  if (typeof value !== "object" || value === null) return [];
  const entries = Array.isArray(value)
    ? value.map((item, index) => [index, item] as const)
    : Object.entries(value);
  return entries.flatMap(([key, inner]) => findSecrets(inner, [...path, key]));
}

function hasPassword(text: string): boolean {
  return URL.canParse(text) && new URL(text).password !== "";
}

function isSecretHeader(path: Path): boolean {
  return path.at(-2) === "headers" && SECRET_HEADER.test(String(path.at(-1)));
}
