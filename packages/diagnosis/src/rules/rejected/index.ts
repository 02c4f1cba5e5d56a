import type { Rule } from "../rule.ts";
import { admissionWebhook } from "./admission-webhook.ts";
import { annotationTooLong } from "./annotation-too-long.ts";
import { applyConflict } from "./apply-conflict.ts";
import { crdMissing } from "./crd-missing.ts";
import { excludedResource } from "./excluded-resource.ts";
import { immutableField } from "./immutable-field.ts";
import { immutableJob } from "./immutable-job.ts";
import { immutableSelector } from "./immutable-selector.ts";
import { immutableStatefulSet } from "./immutable-statefulset.ts";
import { quotaAtApply } from "./quota-at-apply.ts";
import { repeatedResource } from "./repeated-resource.ts";
import { schemaRejected } from "./schema-rejected.ts";
import { sharedAtSync, sharedResource } from "./shared-resource.ts";

/** Group D: what the API server refuses. A webhook's own words may contain those of any other rule. */
export const rejectedRules: readonly Rule[] = [
  sharedAtSync,
  admissionWebhook,
  immutableStatefulSet,
  immutableJob,
  immutableSelector,
  annotationTooLong,
  crdMissing,
  quotaAtApply,
  applyConflict,
  immutableField,
  schemaRejected,
  sharedResource,
  repeatedResource,
  excludedResource,
];
