import type { ApplicationSummary, ResourceTreeResult, TreeLine } from "@lynceus/contract";
import { counted } from "../words/phrases.ts";
import { growTree, type Twig } from "./grow-tree.ts";
import { limitBoxes } from "./limit-boxes.ts";
import { revisionWords } from "./revision-words.ts";
import { standingOf } from "./standing-of.ts";
import type { TreeBox } from "./tree-box.ts";

/** What a person takes in on a phone. */
const BOXES = 30;
/** Kinds that say how a rollout stands: shown while pods are below them, also when they are well. */
const OF_ROLLOUTS = new Set(["Deployment", "StatefulSet", "DaemonSet", "ReplicaSet", "Rollout"]);
const NAMED_KINDS = 4;

function infoOf({ info }: TreeLine, key: string): string | undefined {
  return info.find((one) => one.startsWith(`${key}=`))?.slice(key.length + 1);
}

function wordsOf(line: TreeLine, beside: readonly Twig[]): readonly string[] {
  const restarts = Number(infoOf(line, "Restart Count") ?? 0);
  const reason = infoOf(line, "Status Reason");
  return [
    ...revisionWords(line, beside),
    line.health ?? "",
    reason === line.health || reason === "Running" ? "" : (reason ?? ""),
    restarts > 0 ? counted(restarts, "restart") : "",
    line.alike === undefined ? "" : `${line.alike} more alike`,
  ].filter((word) => word !== "");
}

/** `6 healthy Pods`; of several kinds `9 others: 4 Service, 3 ConfigMap, 2 Secret`. */
function foldedBox(twigs: readonly Twig[]): readonly TreeBox[] {
  if (twigs.length === 0) return [];
  const kinds = new Map<string, number>();
  for (const { line } of twigs) kinds.set(line.kind, (kinds.get(line.kind) ?? 0) + 1);
  const [only] = kinds;
  const most = [...kinds].toSorted(([, one], [, other]) => other - one);
  const named = most.slice(0, NAMED_KINDS).map(([kind, count]) => `${count} ${kind}`);
  const beyond = kinds.size > NAMED_KINDS ? ", …" : "";
  const name =
    kinds.size === 1 && only !== undefined && twigs.every(({ line }) => line.health !== undefined)
      ? counted(only[1], `healthy ${only[0]}`)
      : `${counted(twigs.length, "other")}: ${named.join(", ")}${beyond}`;
  return [{ kind: "", name, standing: "well", words: [], isOnPath: false, children: [] }];
}

function isShown({ line, isUnwell, below }: Twig): boolean {
  return isUnwell || (OF_ROLLOUTS.has(line.kind) && below.length > 0);
}

function toBox(twig: Twig, beside: readonly Twig[]): TreeBox {
  const { line } = twig;
  return {
    kind: line.kind,
    name: line.name,
    standing: standingOf(line, twig.isUnlisted),
    words: wordsOf(line, beside),
    isOnPath: twig.isUnwell,
    children: toBoxes(twig.below),
  };
}

/** What is unwell and what leads to it, then the rest of the rollouts, then all else as one. */
function toBoxes(twigs: readonly Twig[]): readonly TreeBox[] {
  const shown = twigs.filter(isShown);
  // A ReplicaSet without pods is what a rollout left behind: it says nothing of how things stand.
  const folded = twigs.filter((twig) => !isShown(twig) && twig.line.kind !== "ReplicaSet");
  const first = shown.toSorted((a, b) => Number(b.isUnwell) - Number(a.isUnwell));
  return [...first.map((twig) => toBox(twig, twigs)), ...foldedBox(folded)];
}

/**
 * The part of an application's resource tree that matters: the unhealthy objects with the way down to them,
 * what its rollouts consist of, and the rest as counts.
 */
export function toTreeBox(
  { name, health, sync }: Pick<ApplicationSummary, "name" | "health" | "sync">,
  tree: ResourceTreeResult,
): TreeBox {
  const twigs = growTree(tree);
  const unlisted = tree.leftOut?.count ?? 0;
  const rest: TreeBox = {
    kind: "",
    name: `${unlisted} more are not listed`,
    standing: "unknown",
    words: [],
    isOnPath: false,
    children: [],
  };
  const root: TreeBox = {
    kind: "Application",
    name,
    standing: standingOf({ health }),
    words: [health, sync],
    isOnPath: twigs.some(({ isUnwell }) => isUnwell),
    children: [...toBoxes(twigs), ...(unlisted > 0 ? [rest] : [])],
  };
  return limitBoxes(root, BOXES);
}
