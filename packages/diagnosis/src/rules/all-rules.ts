import { clusterRules } from "./cluster/index.ts";
import { controllerRules } from "./controllers/index.ts";
import { deletionRules } from "./deletion/index.ts";
import { driftRules } from "./drift/index.ts";
import { greenRules } from "./green/index.ts";
import { platformRules } from "./platform/index.ts";
import { lastRules, policyRules } from "./policy/index.ts";
import { rejectedRules } from "./rejected/index.ts";
import type { Rule } from "./rule.ts";
import { sourceRules } from "./source/index.ts";
import { specRules } from "./spec/index.ts";
import { syncRules } from "./sync/index.ts";
import { workloadRules } from "./workload/index.ts";

/** In the order they are asked: a host that cannot be reached explains a crash better than the crash itself. */
export const allRules: readonly Rule[] = [
  ...policyRules,
  ...clusterRules,
  ...sourceRules,
  ...specRules,
  ...deletionRules,
  ...rejectedRules,
  ...syncRules,
  ...platformRules,
  ...workloadRules,
  ...controllerRules,
  ...driftRules,
  ...greenRules,
  ...lastRules,
];

/** Entries of the failure catalogue that a rule knows; everything else is told as `?`. */
export const modes: readonly string[] = [...new Set(allRules.map((rule) => rule.mode))];
