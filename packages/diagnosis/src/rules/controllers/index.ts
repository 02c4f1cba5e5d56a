import type { Rule } from "../rule.ts";
import { autoscalerBlind } from "./autoscaler.ts";
import { analysisFailed, rolloutAborted } from "./rollout-aborted.ts";
import { rolloutInvalid, rolloutTimedOut } from "./rollout-fails.ts";
import { rolloutPaused } from "./rollout-paused.ts";
import { scaledObject } from "./scaled-object.ts";

/** Group J: autoscalers and Argo Rollouts. */
export const controllerRules: readonly Rule[] = [
  autoscalerBlind,
  scaledObject,
  rolloutInvalid,
  rolloutAborted,
  rolloutPaused,
  rolloutTimedOut,
  analysisFailed,
];
