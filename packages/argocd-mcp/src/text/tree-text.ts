import type { ResourceTreeResult, TreeLine } from "@lynceus/contract";
import { fitLines } from "./fit-lines.ts";
import { leftOutLine } from "./left-out-line.ts";
import { count, name, quote } from "./quote.ts";

/** `get_application_resource_tree`'s result: what is unhealthy, how many there are of each, then the rest. */
export function treeText(result: ResourceTreeResult, maxBytes: number): string {
  const { total, counts, unhealthy, others, orphans, orphaned } = result;
  const listed = unhealthy.reduce((sum, { alike = 0 }) => sum + 1 + alike, 0);
  const head = [`${count(total, "object")}, ${listed} unhealthy listed. ${orphansSaid(orphans)}`];
  const lines = [
    ...unhealthy.map((line) => `unhealthy ${treeLine(line)}`),
    ...counts.map(({ kind, health }) => `count ${name(kind)}: ${said(health)}`),
    ...orphaned.map((line) => `orphan ${treeLine(line)}`),
    ...others.map(treeLine),
  ];
  return fitLines(
    head,
    lines,
    (shown) => leftOutLine(lines.length - shown, result.leftOut),
    maxBytes,
  );
}

function orphansSaid(orphans: number): string {
  return orphans === 0
    ? "No orphaned ones are shown by Argo CD."
    : `Besides, ${orphans} orphaned: in its namespace, but not part of the application.`;
}

/** `Pod/web-1 Degraded Status Reason=CrashLoopBackOff "…" in Deployment/web > ReplicaSet/web-5d`. */
function treeLine(line: TreeLine): string {
  const { kind, group, namespace, health, info, message, path, alike, createdAt } = line;
  return [
    name(`${kind}/${line.name}`),
    group === undefined ? undefined : `group=${name(group)}`,
    namespace === undefined ? undefined : `ns=${name(namespace)}`,
    health === undefined ? undefined : name(health),
    info.length === 0 ? undefined : quote(info.join(", "), 300),
    message === undefined ? undefined : quote(message, 500),
    path.length === 0 ? undefined : `in ${path.map(name).join(" > ")}`,
    createdAt === undefined ? undefined : `since ${name(createdAt)}`,
    alike === undefined ? undefined : `(${alike} more alike)`,
  ]
    .filter((part) => part !== undefined)
    .join(" ");
}

function said(health: Readonly<Record<string, number>>): string {
  return Object.entries(health)
    .map(([status, number]) => (status === "none" ? `${number}` : `${number} ${name(status)}`))
    .join(", ");
}
