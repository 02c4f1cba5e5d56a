import type { Rule } from "../rule.ts";
import { certificateNotIssued } from "./certificate.ts";
import { externalSecretFails, secretStoreFails } from "./external-secret.ts";
import { noAddress } from "./no-address.ts";
import { pendingClaim } from "./pending-claim.ts";
import { sealedSecretFails } from "./sealed-secret.ts";
import { serviceSelectsNothing } from "./service-selects-nothing.ts";
import { vaultPlaceholder } from "./vault-placeholder.ts";

/** Group G: secrets, certificates, storage, ingress: what a workload is given by others. */
export const platformRules: readonly Rule[] = [
  externalSecretFails,
  secretStoreFails,
  sealedSecretFails,
  certificateNotIssued,
  pendingClaim,
  noAddress,
  serviceSelectsNothing,
  vaultPlaceholder,
];
