import type { Rule } from "../rule.ts";
import { externalSecretFails, secretStoreFails } from "./external-secret.ts";
import { sealedSecretFails } from "./sealed-secret.ts";

/** Group G: secrets, certificates, storage, ingress: what a workload is given by others. */
export const platformRules: readonly Rule[] = [
  externalSecretFails,
  secretStoreFails,
  sealedSecretFails,
];
