import type { Rule } from "../rule.ts";

/** Group G: secrets, certificates, storage, ingress: what a workload is given by others. */
export const platformRules: readonly Rule[] = [];
