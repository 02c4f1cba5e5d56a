import type { Rule } from "../rule.ts";
import { autoSyncStopped, wouldEmpty } from "./auto-sync-stops.ts";
import { syncHeldByWindow } from "./sync-window.ts";

/** Group H in syncs: what policy holds back. Asked before the rules about waiting syncs. */
export const policyRules: readonly Rule[] = [syncHeldByWindow, wouldEmpty];

/** When no other rule knows why: that the same revision is not tried again is told at least. */
export const lastRules: readonly Rule[] = [autoSyncStopped];
