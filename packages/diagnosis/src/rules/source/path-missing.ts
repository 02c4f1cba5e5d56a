import { listSources, repositoryAt } from "../../say/source-place.ts";
import { quote } from "../../text/quote.ts";
import { sourceRule } from "./source-rule.ts";

const missing = /(?:^|: )([^:\n]+): app path (does not exist|is not a directory)/;

/** A1: the path that the Application names is not in its repository at that revision. */
export const pathMissing = sourceRule("A1", ({ words, application }) => {
  const [, path, what] = missing.exec(words) ?? [];
  if (path === undefined) return undefined;
  const sources = listSources(application);
  const bare = (each: string | undefined) => (each ?? "").replace(/^\.?\/+|\/+$/g, "");
  const index = sources.findIndex((each) => bare(each.path) === bare(path));
  const where = repositoryAt(sources[index] ?? sources[0]);
  const field =
    sources.length > 1 ? `spec.sources[${Math.max(0, index)}].path` : "spec.source.path";
  const isFile = what !== "does not exist";
  return {
    headline: `its manifests cannot be generated: path ${quote(path, 120)} ${isFile ? "is no directory" : "does not exist"} in ${where}`,
    facts: [
      {
        text: isFile
          ? `${quote(path, 120)} is a file; Argo CD wants the directory that holds the manifests`
          : `${quote(path, 120)} was renamed or removed in ${where}, or the revision is another than meant`,
        where: field,
      },
    ],
    fix: `Set ${quote(field)} to the directory where its manifests are now, or put ${quote(path, 120)} back in ${where}.`,
  };
});
