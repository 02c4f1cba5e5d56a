import type { Fact } from "@lynceus/contract";
import { applicationRef } from "../say/application-ref.ts";
import { finding } from "../say/finding.ts";
import { deployedFact } from "../say/serving-fact.ts";
import { mainSource, sourcePlace } from "../say/source-place.ts";
import { evidence } from "../text/evidence.ts";
import { quote } from "../text/quote.ts";
import { type HelmError, readHelmError } from "./read-helm-error.ts";
import type { Rule } from "./rule.ts";

/** A4: Helm runs and a template or its values fail. Missing files and dependencies are not this. */
export const helmTemplateError: Rule = {
  mode: "A4",
  recognise: (trouble, scene) => {
    if (trouble.kind !== "source") return undefined;
    const { observed } = scene;
    for (const condition of trouble.conditions) {
      const error = readHelmError(condition.message ?? "");
      if (error === undefined) continue;
      const [ref, object] = applicationRef(observed);
      const place = sourcePlace(observed.application);
      return finding({
        mode: "A4",
        severity: "warning",
        subject: "application",
        resource: ref,
        since: condition.lastTransitionTime,
        headline: `its manifests cannot be rendered: Helm fails ${whereOf(error)}`,
        facts: [
          causeFact(error),
          deployedFact(scene),
          /Manifest generation error \(cached\)/.test(condition.message ?? "")
            ? {
                text: "Argo CD answers from its error cache: a new commit or a hard refresh makes it try again",
              }
            : undefined,
        ],
        evidence: [
          evidence({
            text: condition.message ?? "",
            from: error.at,
            object,
            field: `status.conditions[${condition.type}]`,
            at: condition.lastTransitionTime,
          }),
        ],
        fix: fixOf(error, valueFiles(observed), place),
      });
    }
    return undefined;
  },
};

function whereOf(error: HelmError): string {
  if (error.file === undefined) return "on its values";
  const line = error.line === undefined ? "" : `, line ${error.line}`;
  return `in ${quote(error.file, 120)}${line}`;
}

function causeFact(error: HelmError): Fact {
  const file =
    error.file === undefined
      ? undefined
      : `${error.file}${error.line === undefined ? "" : `:${error.line}`}`;
  const where = file === undefined ? {} : { where: file.slice(0, 120) };
  if (error.missing !== undefined && error.reads !== undefined) {
    const read =
      error.reads === error.missing ? "" : `; the template reads ${quote(error.reads, 120)}`;
    return { text: `${quote(error.missing, 120)} is not set in the values${read}`, ...where };
  }
  return { text: quote(error.message, 240), ...where };
}

function valueFiles(observed: { readonly application: Parameters<typeof mainSource>[0] }): string {
  const files = mainSource(observed.application)?.helm?.valueFiles ?? [];
  return files.length === 0
    ? "`values.yaml`"
    : files
        .slice(0, 3)
        .map((file) => quote(file, 80))
        .join(", ");
}

function fixOf(error: HelmError, files: string, place: string): string {
  const key = (error.reads ?? error.missing)?.replace(/^\.Values\./, "");
  if (error.missing?.startsWith(".Values") && key !== undefined) {
    return `Set ${quote(key, 120)} in ${files} of ${place}, or give the template a default.`;
  }
  if (error.file === undefined) return `Correct the values (${files}) in ${place}.`;
  return `Correct ${quote(error.file, 120)} or the value it asks for (${files}) in ${place}.`;
}
