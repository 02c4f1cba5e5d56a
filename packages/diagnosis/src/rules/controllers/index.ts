import type { Rule } from "../rule.ts";
import { autoscalerBlind, scaledObject } from "./autoscaler.ts";
import { analysisFailed, rolloutAborted } from "./rollout-aborted.ts";
import { rolloutInvalid, rolloutPaused, rolloutTimedOut } from "./rollout-paused.ts";

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
