import type { Rule } from "../rule.ts";
import { brokenApi } from "./broken-api.ts";
import {
  applyRights,
  clusterCredentials,
  clusterRights,
  namespacedCluster,
} from "./cluster-refuses.ts";
import { clusterUnreachable } from "./cluster-unreachable.ts";
import { namespaceMissing, namespaceUnnamed } from "./namespace-missing.ts";

/** Group C: the destination cluster. Credentials before reach: a refusal is an answer. */
export const clusterRules: readonly Rule[] = [
  clusterCredentials,
  clusterRights,
  namespacedCluster,
  brokenApi,
  clusterUnreachable,
  applyRights,
  namespaceMissing,
  namespaceUnnamed,
];
