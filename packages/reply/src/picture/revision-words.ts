import type { TreeLine } from "@lynceus/contract";
import type { Twig } from "./grow-tree.ts";

/** Argo CD shows `Rev:5` beside a ReplicaSet, from `deployment.kubernetes.io/revision`. */
function revisionOf({ kind, info }: TreeLine): number | undefined {
  if (kind !== "ReplicaSet") return undefined;
  const number = /^Revision=\D*(\d{1,9})$/.exec(
    info.find((one) => one.startsWith("Revision=")) ?? "",
  )?.[1];
  return number === undefined ? undefined : Number(number);
}

/** Of two or more ReplicaSets with pods, which is the new one; nothing where there is only one. */
export function revisionWords(line: TreeLine, beside: readonly Twig[]): readonly string[] {
  const own = revisionOf(line);
  const all = beside
    .filter(({ below }) => below.length > 0)
    .flatMap((twig) => revisionOf(twig.line) ?? []);
  if (own === undefined || all.length < 2) return [];
  return [own === Math.max(...all) ? "new" : "old"];
}
