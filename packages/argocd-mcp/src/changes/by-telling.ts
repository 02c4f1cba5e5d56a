import type { ResourceChange } from "@lynceus/contract";

const KINDS_FIRST = [
  "Deployment",
  "StatefulSet",
  "DaemonSet",
  "Rollout",
  "ConfigMap",
  "CronJob",
  "Job",
];
const STATES = ["changed", "missing", "removed", "added", "extra"];

/** Orders changes by what they tell: what is different before what is there on one side only, the short before the long. */
export function byTelling(a: ResourceChange, b: ResourceChange): number {
  return (
    STATES.indexOf(a.state) - STATES.indexOf(b.state) ||
    Number(a.diff.length === 0) - Number(b.diff.length === 0) ||
    rank(a) - rank(b) ||
    a.diff.length - b.diff.length ||
    a.name.localeCompare(b.name)
  );
}

function rank({ kind }: ResourceChange): number {
  const at = KINDS_FIRST.indexOf(kind);
  return at < 0 ? KINDS_FIRST.length : at;
}
