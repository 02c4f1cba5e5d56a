import type { Rule } from "../rule.ts";
import { applicationCrash } from "./application-crash.ts";
import { cannotStart } from "./cannot-start.ts";
import { livenessKills, readinessFails } from "./failing-probe.ts";
import { imageTagMissing } from "./image-tag-missing.ts";
import { initContainerHolds } from "./init-container.ts";
import { missingConfiguration } from "./missing-configuration.ts";
import { outOfMemory } from "./out-of-memory.ts";
import { registryRefuses } from "./registry-refuses.ts";
import { registryUnavailable } from "./registry-unavailable.ts";
import { runsAsRoot } from "./runs-as-root.ts";
import { wrongImage } from "./wrong-image.ts";

/** Group F: image, start, crash, memory, probes, scheduling, volumes. What is more exact is asked first. */
export const workloadRules: readonly Rule[] = [
  imageTagMissing,
  registryRefuses,
  registryUnavailable,
  wrongImage,
  missingConfiguration,
  runsAsRoot,
  outOfMemory,
  cannotStart,
  initContainerHolds,
  applicationCrash,
  livenessKills,
  readinessFails,
];
