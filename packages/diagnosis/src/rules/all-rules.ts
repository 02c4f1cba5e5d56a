import { applicationCrash } from "./application-crash.ts";
import { livenessKills, readinessFails } from "./failing-probe.ts";
import { helmTemplateError } from "./helm-template-error.ts";
import { imageTagMissing } from "./image-tag-missing.ts";
import { immutableSelector } from "./immutable-selector.ts";
import type { Rule } from "./rule.ts";
import { wrongEnvironment } from "./wrong-environment.ts";

/** In the order they are asked: a host that cannot be reached explains a crash better than the crash itself. */
export const allRules: readonly Rule[] = [
  helmTemplateError,
  immutableSelector,
  imageTagMissing,
  wrongEnvironment,
  applicationCrash,
  livenessKills,
  readinessFails,
];

/** Entries of the failure catalogue that a rule knows; everything else is told as `?`. */
export const modes: readonly string[] = allRules.map((rule) => rule.mode);
