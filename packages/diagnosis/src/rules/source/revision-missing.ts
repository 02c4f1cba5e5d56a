import { listSources, sayRepository } from "../../say/source-place.ts";
import { quote } from "../../text/quote.ts";
import { readMissingRevision } from "./read-missing-revision.ts";
import { sourceRule } from "./source-rule.ts";

/** A chart's dependencies, a remote base and what a template asks for have versions of their own. */
const elsewhere =
  /helm dependency (?:build|update)|kustomize build|helm template\b[\s\S]*?failed exit/;

/** A2: `targetRevision` names a branch, tag, commit or chart version that the repository does not have. */
export const revisionMissing = sourceRule("A2", ({ words, application }) => {
  const missing = readMissingRevision(words);
  if (missing === undefined || elsewhere.test(words)) return undefined;
  const sources = listSources(application);
  const index = Math.max(
    0,
    sources.findIndex((each) => missing.revision?.endsWith(each.targetRevision || "HEAD")),
  );
  const source = sources[index];
  const revision = quote(missing.revision ?? (source?.targetRevision || "HEAD"), 100);
  const repository = sayRepository(source);
  const chart = source?.chart ? `chart ${quote(source.chart, 80)} in ${repository}` : repository;
  const field =
    sources.length > 1 ? `spec.sources[${index}].targetRevision` : "spec.source.targetRevision";
  const what = source?.chart ? "version" : "branch, tag or commit";
  return {
    headline:
      missing.kind === "improper"
        ? `its manifests cannot be generated: ${revision} is no valid version of ${chart}`
        : `its manifests cannot be generated: revision ${revision} does not exist in ${chart}`,
    facts: [{ text: `The Application asks for ${what} ${revision} of ${chart}`, where: field }],
    from: missing.from,
    fix: `Point ${quote(field)} at a ${what} that exists, or create ${revision} in ${repository}.`,
  };
});
