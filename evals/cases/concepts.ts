import type { EvalCase, Expected } from "../case.ts";
import { says } from "./truth.ts";

/** Questions about words, which are told and never looked for. */
const asked: readonly (readonly [name: string, says: string, expects: Expected])[] = [
  ["sync-failed", "what does SyncFailed mean", says(["SyncFailed", "sync"])],
  ["out-of-sync", "what is OutOfSync?", says(["Git", "differs"])],
  ["degraded", "what does Degraded mean?", says(["resource reports failure"])],
  ["unknown", "what does the status `Unknown` mean here?", says(["cannot tell"])],
  ["progressing", "explain Progressing", says(["not healthy yet"])],
  ["missing", "what does Missing mean in argo", says(["does not exist in the cluster"])],
  ["suspended", "Suspended means what?", says(["on purpose"])],
  ["german", "was bedeutet CrashLoopBackOff?", says(["starts, ends and is started again"])],
  ["exit-code", "what's exit code 137", says(["memory", "SIGKILL"])],
  ["comparison-error", "whats a ComparisonError", says(["manifests"])],
  ["shared-resource", "what is a SharedResourceWarning?", says(["two applications declare"])],
  ["wave", "what is a sync wave?", says(["order"])],
  ["window", "what is a sync window", says(["schedule"])],
  ["refreshes", "difference between refresh and hard refresh", says(["cached manifests"])],
  ["probes", "liveness vs readiness?", says(["restarts the container", "no traffic"])],
  ["prune", "what does prune do?", says(["no longer in Git"])],
  ["self-heal", "explain self heal pls", says(["undone"])],
  ["config-error", "meaning of CreateContainerConfigError?", says(["Secret"])],
  ["deadline", "what is ProgressDeadlineExceeded", says(["rollout"])],
  ["app-of-apps", "what is an app of apps?", says(["manifests are other Applications"])],
];

export const concepts: readonly EvalCase[] = asked.map(([name, words, { mustSay }]) => ({
  id: `image-tag-missing/what-is-${name}`,
  kind: "concept",
  world: "image-tag-missing",
  turns: [{ says: words, expects: says(mustSay, ["Which one", "There is no application"]) }],
}));
