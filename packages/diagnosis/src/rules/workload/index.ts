import type { Rule } from "../rule.ts";
import { applicationCrash } from "./application-crash.ts";
import { livenessKills, readinessFails } from "./failing-probe.ts";
import { imageTagMissing } from "./image-tag-missing.ts";

/** Group F: image, start, crash, memory, probes, scheduling, volumes. What is more exact is asked first. */
export const workloadRules: readonly Rule[] = [
  imageTagMissing,
  applicationCrash,
  livenessKills,
  readinessFails,
];
