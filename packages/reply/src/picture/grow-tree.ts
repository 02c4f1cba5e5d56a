import type { ResourceTreeResult, TreeLine } from "@lynceus/contract";

/** A line of a resource tree in its place. */
export interface Twig {
  readonly line: TreeLine;
  /** Itself unhealthy, or above something that is. */
  readonly isUnwell: boolean;
  /** Named as an owner by what stands below it, but not listed itself. */
  readonly isUnlisted: boolean;
  readonly below: readonly Twig[];
}

interface Growing {
  line: TreeLine;
  isUnwell: boolean;
  isUnlisted: boolean;
  readonly below: Map<string, Growing>;
}

/** Deeper than any tree of Kubernetes objects. */
const DEEPEST = 8;

function unlisted(named: string, path: readonly string[]): TreeLine {
  const [kind = "", ...name] = named.split("/");
  return { kind, name: name.join("/"), info: [], path: [...path] };
}

/** Lines, each with the path of its owners, as a tree. What owns something but is not listed is made up for. */
export function growTree({ unhealthy, others }: ResourceTreeResult): readonly Twig[] {
  const roots = new Map<string, Growing>();
  const plant = (line: TreeLine, isUnwell: boolean) => {
    let level = roots;
    const owners = line.path.slice(0, DEEPEST);
    for (const [index, owner] of owners.entries()) {
      const above = level.get(owner) ?? {
        line: unlisted(owner, owners.slice(0, index)),
        isUnwell: false,
        isUnlisted: true,
        below: new Map(),
      };
      above.isUnwell ||= isUnwell;
      level.set(owner, above);
      level = above.below;
    }
    const key = `${line.kind}/${line.name}`;
    const known = level.get(key);
    const grown = known ?? { line, isUnwell, isUnlisted: false, below: new Map() };
    grown.line = line;
    grown.isUnlisted = false;
    grown.isUnwell ||= isUnwell;
    level.set(key, grown);
  };
  for (const line of unhealthy) plant(line, true);
  for (const line of others) plant(line, false);
  return settle(roots);
}

function settle(level: ReadonlyMap<string, Growing>): readonly Twig[] {
  return [...level.values()].map((grown) => ({ ...grown, below: settle(grown.below) }));
}
