import type { Rule } from "../rule.ts";
import { staleConfiguration } from "./stale-configuration.ts";

/** Group M: what objects show though Argo CD calls everything green. */
export const greenRules: readonly Rule[] = [staleConfiguration];
