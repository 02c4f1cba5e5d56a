import type { Application } from "@lynceus/argocd";
import type { Fact } from "@lynceus/contract";
import { mainSource } from "../../say/source-place.ts";
import { quote } from "../../text/quote.ts";
import { type HelmError, readHelmError } from "./read-helm-error.ts";
import { sourceRule } from "./source-rule.ts";

/** A4: Helm runs and a template or its values fail. Missing files and dependencies are not this. */
export const helmTemplateError = sourceRule("A4", ({ words, application, place }) => {
  const error = readHelmError(words);
  if (error === undefined) return undefined;
  return {
    headline: `its manifests cannot be rendered: Helm fails${whereOf(error)}`,
    facts: [causeFact(error)],
    from: error.at,
    fix: fixOf(error, valueFiles(application), place),
  };
});

const ofValues = /\bvalues\b/i;
/** What the chart asks for, and the cluster's own. */
const kubeVersion = /chart requires kubeVersion: (.+?) which is incompatible with Kubernetes (\S+)/;

function whereOf(error: HelmError): string {
  if (error.file === undefined) {
    if (ofValues.test(error.message)) return " on its values";
    const version = kubeVersion.exec(error.message);
    return version === null
      ? `: ${quote(error.message, 140)}`
      : `, the chart is not for Kubernetes ${quote(version[2] ?? "", 40)}`;
  }
  const line = error.line === undefined ? "" : `, line ${error.line}`;
  return ` in ${quote(error.file, 120)}${line}`;
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

function valueFiles(application: Application): string {
  const files = mainSource(application)?.helm?.valueFiles ?? [];
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
  if (error.file === undefined) {
    if (ofValues.test(error.message)) return `Correct the values (${files}) in ${place}.`;
    const [, wanted] = kubeVersion.exec(error.message) ?? [];
    return wanted === undefined
      ? `Correct what Helm names, in ${place}.`
      : `Take a version of the chart that is for this cluster in ${place}, or bring the cluster to ${quote(wanted, 60)}.`;
  }
  return `Correct ${quote(error.file, 120)} or the value it asks for (${files}) in ${place}.`;
}
