import type { ResourceChange } from "@lynceus/contract";
import { name } from "./quote.ts";

const SAID: Readonly<Record<ResourceChange["state"], string>> = {
  changed: "changed",
  missing: "missing in the cluster:",
  extra: "not in Git, to be pruned:",
  added: "added:",
  removed: "removed:",
};

/** `changed ConfigMap orders-prod/orders-api-config`, then its diff, each line quoted after its sign. */
export function changeLines(change: ResourceChange): readonly string[] {
  const { state, note, diff, cut } = change;
  const head = `${SAID[state]} ${objectOf(change)}${note === undefined ? "" : `, ${note}`}`;
  return [head, ...yamlLines(diff), ...cutLine(cut)];
}

/** Signed lines of YAML as data: no line begins with what a stranger wrote. */
export function yamlLines(lines: readonly string[]): readonly string[] {
  return lines.map((line) =>
    line.startsWith("@@")
      ? `  @@ ${line.length > 3 ? JSON.stringify(line.slice(3)) : ""}`.trimEnd()
      : `  ${line.slice(0, 1)} ${JSON.stringify(line.slice(1))}`,
  );
}

export function cutLine(cut: number | undefined): readonly string[] {
  return cut === undefined ? [] : [`  … ${cut} more of its lines`];
}

/** `Deployment.apps payments-prod/payments-api`. */
export function objectOf(object: {
  readonly group?: string | undefined;
  readonly kind: string;
  readonly namespace?: string | undefined;
  readonly name: string;
}): string {
  const { group, kind, namespace } = object;
  const kinds = group === undefined ? kind : `${kind}.${group}`;
  const names = namespace === undefined ? object.name : `${namespace}/${object.name}`;
  return `${name(kinds)} ${name(names)}`;
}

/** `a1b2c3d`, or several, one for each source. */
export function revisionsOf(revisions: readonly string[]): string {
  return revisions.length === 0
    ? "an unknown revision"
    : revisions.map((one) => name(one)).join(", ");
}

export function noteLines(notes: readonly string[]): readonly string[] {
  return notes.map((note) => `note: ${note}`);
}
