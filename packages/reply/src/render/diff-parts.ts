import type { ManifestsResult, ResourceChange } from "@lynceus/contract";
import { ROOM } from "../limits.ts";
import type { Part } from "../message/part.ts";
import { firstFew, quoted } from "../words/phrases.ts";

const OBJECTS = 3;
const LINES = 14;

/** `Deployment payments-api` */
function objectName({ kind, name }: Pick<ResourceChange, "kind" | "name">): string {
  return `${kind.slice(0, 60)} ${quoted(name, ROOM.name)}`;
}

/** `Deployment web, ConfigMap web (added)` */
export function changedObjects(changes: readonly ResourceChange[]): string {
  const named = changes.map(
    (change) => `${objectName(change)}${change.state === "changed" ? "" : ` (${change.state})`}`,
  );
  return firstFew(named, OBJECTS, ", ");
}

/** The lines that are not the same on both sides, and the keys that lead to them. */
function tellingLines({ diff }: ResourceChange): readonly string[] {
  return diff.filter((line) => /^(?:[-+](?![-+]{2})|@@)/.test(line));
}

/** What one revision, called `it`, changed against the one before it, as far as a person reads it on a phone. */
export function broughtParts({ changes, notes }: ManifestsResult, it: string): readonly Part[] {
  if (changes.length === 0) {
    const [why] = notes;
    return why === undefined ? [] : [{ kind: "line", lead: "In the manifests:", line: why }];
  }
  const shown = changes.filter(({ diff }) => diff.length > 0).slice(0, OBJECTS);
  const lines = shown.flatMap((change) => [
    // Of one object alone the line above has told which it is.
    ...(changes.length > 1 ? [`# ${change.kind} ${change.name}`] : []),
    ...tellingLines(change),
  ]);
  const line = `${it} changed ${changedObjects(changes)}:`;
  return lines.length === 0
    ? [{ kind: "line", line }]
    : [{ kind: "excerpt", line, excerpt: cut(lines).join("\n") }];
}

function cut(lines: readonly string[]): readonly string[] {
  const beyond = lines.length - LINES;
  return beyond <= 0 ? lines : [...lines.slice(0, LINES), `# ${beyond} more lines`];
}
