import { quote, quoteError } from "../../text/quote.ts";
import { type KustomizeError, readKustomizeError } from "./read-kustomize-error.ts";
import { sourceRule } from "./source-rule.ts";

/** A7: `kustomize build` fails: a patch without a target, a missing base, a duplicate, a field it does not know. */
export const kustomizeError = sourceRule("A7", ({ words, place }) => {
  const read = readKustomizeError(words);
  if (read === undefined) return undefined;
  const { why, fix } = tell(read.error, place);
  return {
    headline: `its manifests cannot be generated: kustomize fails, ${why}`,
    facts: [{ text: quoteError(words.slice(read.from), 300), where: "kustomize build" }],
    from: read.from,
    fix,
  };
});

function tell(error: KustomizeError, place: string): { why: string; fix: string } {
  switch (error.kind) {
    case "patch-target": {
      const target = `${error.target === "" ? "" : `${error.target} `}${quote(error.name, 80)}`;
      return {
        why: `a patch is for ${target}, which no base or resource declares`,
        fix: `Give the patch in ${place} the name and kind that the base uses, or remove it: nothing there is called ${target}.`,
      };
    }
    case "missing-file": {
      const path = quote(error.path.replace(/^<path to cached source>\//, ""), 120);
      return {
        why: `${path} does not exist`,
        fix: `Correct ${path} in kustomization.yaml of ${place}, or put it back.`,
      };
    }
    case "duplicate":
      return {
        why: `${quote(error.name, 120)} is declared twice`,
        fix: `Keep ${quote(error.name, 120)} in one place in ${place}: it is in a base and in the overlay, or in two bases.`,
      };
    case "unknown-field":
      return {
        why: `kustomization.yaml has a field it does not know: ${quote(error.field, 80)}`,
        fix: `Correct or remove ${quote(error.field, 80)} in kustomization.yaml of ${place}; it may need another kustomize version.`,
      };
    case "load-restricted":
      return {
        why: `${quote(error.path, 120)} is outside of the overlay's directory`,
        fix: `Move ${quote(error.path, 120)} below ${place}, or allow it with \`kustomize.buildOptions: --load-restrictor LoadRestrictionsNone\` in Argo CD's settings.`,
      };
    case "remote":
      return {
        why: `remote base ${quote(error.path, 120)} cannot be had`,
        fix: `See that Argo CD can reach ${quote(error.path, 120)} and that its revision exists, or vendor the base into ${place}.`,
      };
    case "other":
      return {
        why: quoteError(error.message, 140),
        fix: `Correct kustomization.yaml, or the file it names, in ${place}.`,
      };
  }
}
