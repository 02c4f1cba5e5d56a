import type { Rule } from "../rule.ts";
import { generationTimeout } from "./generation-timeout.ts";
import { helmDependencyMissing } from "./helm-dependency-missing.ts";
import { helmTemplateError } from "./helm-template-error.ts";
import { helmValuesFileMissing } from "./helm-values-file-missing.ts";
import { kustomizeError } from "./kustomize-error.ts";
import { manifestFileInvalid } from "./manifest-file-invalid.ts";
import { manifestsTooLarge } from "./manifests-too-large.ts";
import { pathMissing } from "./path-missing.ts";
import { pluginError } from "./plugin-error.ts";
import { repoServerDown } from "./repo-server-down.ts";
import { repositoryRefuses } from "./repository-refuses.ts";
import { revisionMissing } from "./revision-missing.ts";
import { revisionUnsigned } from "./revision-unsigned.ts";

/** Group A: manifests that cannot be had. Argo CD's own trouble first, then what is more exact. */
export const sourceRules: readonly Rule[] = [
  repoServerDown,
  generationTimeout,
  pathMissing,
  revisionUnsigned,
  pluginError,
  revisionMissing,
  helmValuesFileMissing,
  helmTemplateError,
  helmDependencyMissing,
  kustomizeError,
  manifestFileInvalid,
  manifestsTooLarge,
  repositoryRefuses,
];
