import { helmTemplateError } from "./helm-template-error.ts";
import { immutableSelector } from "./immutable-selector.ts";
import { platformRules } from "./platform/index.ts";
import type { Rule } from "./rule.ts";
import { workloadRules } from "./workload/index.ts";
import { wrongEnvironment } from "./wrong-environment.ts";

/** In the order they are asked: a host that cannot be reached explains a crash better than the crash itself. */
export const allRules: readonly Rule[] = [
  helmTemplateError,
  immutableSelector,
  wrongEnvironment,
  ...platformRules,
  ...workloadRules,
];

/** Entries of the failure catalogue that a rule knows; everything else is told as `?`. */
export const modes: readonly string[] = allRules.map((rule) => rule.mode);
