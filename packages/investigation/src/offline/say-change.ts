import type { SubmittedClaim } from "../answer/submitted-answer.ts";
import { capital, clip, code as toCode } from "./clip.ts";
import type { KeyChange } from "./find-change.ts";
import type { FoundCommit } from "./find-commit.ts";

export interface FoundChange extends KeyChange {
  readonly commit: FoundCommit | undefined;
}

/** ``717765b (Noor Haddad) changed `config-url` from `a` to `b` ``; what differs in the cluster has no commit. */
function sayChange(change: FoundChange): string {
  const { key, from, to, commit } = change;
  if (change.isDrift) {
    const here = from === undefined ? `has no \`${key}\`` : `has ${code(from)} for \`${key}\``;
    return `the cluster ${here}, ${to === undefined ? "Git has none" : `Git wants ${code(to)}`}`;
  }
  const author = commit?.author === undefined ? "" : ` (${commit.author})`;
  const who = commit === undefined ? "the newest revision" : `\`${commit.short}\`${author}`;
  if (to === undefined) return `${who} removed ${entry(key, from)}`;
  if (from === undefined) return `${who} added ${entry(key, to)}`;
  return `${who} changed \`${key}\` from ${code(from)} to ${code(to)}`;
}

export function changeClaim(change: FoundChange): SubmittedClaim {
  const { lines, commit } = change;
  const text = sayChange(change);
  const brought = change.isDrift ? undefined : commit;
  const message = brought?.message === undefined ? "" : `, "${brought.message}"`;
  const citations = lines.map(({ evidence, excerpt }) => ({ evidence: evidence.id, excerpt }));
  return {
    text: clip(`${capital(text)}${message}`, 500),
    citations: brought?.cited === undefined ? citations : [...citations, brought.cited],
  };
}

/** An item of a list of named things is told by its name. */
function entry(key: string, value: string | undefined): string {
  return key === "name" ? code(value ?? "") : code(`${key}: ${value ?? ""}`);
}

function code(value: string): string {
  return toCode(value, 120);
}
