import type { Rule } from "../rule.ts";
import { cleanupFailed, hookFailed, hookRunning, hookVanished } from "./hook.ts";
import { syncRetries, syncTerminated } from "./stopped.ts";
import { waitsForConfirmation, waitsForDeletion } from "./waits-for-removal.ts";
import { waveWaits } from "./wave-waits.ts";

/** Group E: syncs that wait, retry or were stopped. What is waited for says more than that it is tried again. */
export const syncRules: readonly Rule[] = [
  syncTerminated,
  hookVanished,
  hookFailed,
  cleanupFailed,
  waitsForConfirmation,
  waitsForDeletion,
  hookRunning,
  waveWaits,
  syncRetries,
];
