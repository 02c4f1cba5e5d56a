import type { Rule } from "../rule.ts";
import { comesBack } from "./comes-back.ts";
import { deletionFails } from "./fails.ts";
import { deletionHeld } from "./held.ts";
import { namespaceLeaving, objectLeaving } from "./leaving.ts";
import { namespaceTerminating } from "./namespace-terminating.ts";
import { deletionToConfirm } from "./to-confirm.ts";

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
