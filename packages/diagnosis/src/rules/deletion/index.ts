import type { Rule } from "../rule.ts";
import { comesBack } from "./comes-back.ts";
import { namespaceLeaving, objectLeaving } from "./leaving.ts";
import { namespaceTerminating } from "./namespace-terminating.ts";
import { deletionFails, deletionHeld, deletionToConfirm } from "./stuck.ts";

/** Group L: what does not go, and what comes back. */
export const deletionRules: readonly Rule[] = [
  deletionToConfirm,
  deletionHeld,
  deletionFails,
  namespaceTerminating,
  namespaceLeaving,
  objectLeaving,
  comesBack,
];
