import type { Rule } from "../rule.ts";
import { clusterUnknown } from "./cluster-unknown.ts";
import { destinationNotPermitted } from "./destination-not-permitted.ts";
import { generatorError } from "./generator-error.ts";
import { kindNotPermitted } from "./kind-not-permitted.ts";
import { namespaceNotPermitted } from "./namespace-not-permitted.ts";
import { projectMissing } from "./project-missing.ts";
import { sourceNotPermitted } from "./source-not-permitted.ts";
import { wrongEnvironment } from "./wrong-environment.ts";

/** Group B: what the Application, its project and its configuration ask for. */
export const specRules: readonly Rule[] = [
  sourceNotPermitted,
  destinationNotPermitted,
  projectMissing,
  namespaceNotPermitted,
  kindNotPermitted,
  clusterUnknown,
  generatorError,
  wrongEnvironment,
];
