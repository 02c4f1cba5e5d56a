import { waitsForSync } from "../policy/manual-sync.ts";
import { protectedFromPruning, pruneRequired } from "../policy/prune-required.ts";
import { syncWindow } from "../policy/sync-window.ts";
import type { Rule } from "../rule.ts";
import { comparisonBreaks } from "./comparison-breaks.ts";
import { changedByHand, changedInCluster, deletedInCluster } from "./manual-change.ts";
import { knownNoise, mutatedInCluster, randomOutput } from "./mutated.ts";
import { replicasDrift, selfHealLoop } from "./replicas.ts";

/** Group K, and what of H is a difference: who changed the cluster first, then who keeps it from being synced. */
export const driftRules: readonly Rule[] = [
  comparisonBreaks,
  selfHealLoop,
  replicasDrift,
  changedByHand,
  syncWindow,
  protectedFromPruning,
  pruneRequired,
  knownNoise,
  randomOutput,
  mutatedInCluster,
  waitsForSync,
  deletedInCluster,
  changedInCluster,
];
