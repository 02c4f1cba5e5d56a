import type { Rule } from "../rule.ts";
import { applicationCrash } from "./application-crash.ts";
import { cannotStart } from "./cannot-start.ts";
import { evicted } from "./evicted.ts";
import { failedJob } from "./failed-job.ts";
import { livenessKills, readinessFails } from "./failing-probe.ts";
import { heapFull } from "./heap-full.ts";
import { imageTagMissing } from "./image-tag-missing.ts";
import { initContainerHolds } from "./init-container.ts";
import { missingConfiguration } from "./missing-configuration.ts";
import { outOfMemory } from "./out-of-memory.ts";
import { pausedDeployment } from "./paused-deployment.ts";
import { pendingTermination } from "./pending-termination.ts";
import { noPodNetwork } from "./pod-network.ts";
import { admissionRefused, sizeRefused } from "./refused-pods.ts";
import { registryRefuses } from "./registry-refuses.ts";
import { registryUnavailable } from "./registry-unavailable.ts";
import { runsAsRoot } from "./runs-as-root.ts";
import { unschedulable } from "./unschedulable.ts";
import { volumeNotAttached } from "./volume-attach.ts";
import { wrongImage } from "./wrong-image.ts";

/** Group F: image, start, crash, memory, probes, scheduling, volumes. What is more exact is asked first. */
export const workloadRules: readonly Rule[] = [
  sizeRefused,
  admissionRefused,
  pausedDeployment,
  pendingTermination,
  evicted,
  unschedulable,
  imageTagMissing,
  registryRefuses,
  registryUnavailable,
  wrongImage,
  missingConfiguration,
  volumeNotAttached,
  noPodNetwork,
  runsAsRoot,
  outOfMemory,
  heapFull,
  cannotStart,
  initContainerHolds,
  failedJob,
  applicationCrash,
  livenessKills,
  readinessFails,
];
