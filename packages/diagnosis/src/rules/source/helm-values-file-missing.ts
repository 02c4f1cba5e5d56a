import { listSources, repositoryAt } from "../../say/source-place.ts";
import { quote } from "../../text/quote.ts";
import { sourceRule } from "./source-rule.ts";

const opened =
  /Error: (?:open|stat|failed to (?:read|load)(?: values file)?:?(?: open)?) "?([^\n"]+?)"?: (?:no such file or directory|The system cannot find|is a directory)/;
const reference =
  /source referenced "([^"]+)", (?:but no source has a 'ref' field defined|which is not one of the available sources \(([^)]*)\))/;
const resolved =
  /error resolving helm value files?(?: path| [^\s:]+)?: (?:error resolving value file path: )?([\s\S]+)/;

/** A5: a file that `helm.valueFiles` names is not there, or `$ref` stands for no source. */
export const helmValuesFileMissing = sourceRule("A5", ({ words, application }) => {
  const sources = listSources(application);
  const source = sources.find((each) => (each.helm?.valueFiles ?? []).length > 0) ?? sources[0];
  const listed = source?.helm?.valueFiles ?? [];
  const field =
    sources.length > 1 ? "spec.sources[].helm.valueFiles" : "spec.source.helm.valueFiles";

  const ref = reference.exec(words);
  if (ref !== null) {
    const name = quote(ref[1] ?? "", 60);
    const known = ref[2] ? `; the sources known by \`ref\` are ${quote(ref[2], 120)}` : "";
    return {
      headline: `its manifests cannot be generated: Helm values refer to ${name}, and no source has that \`ref\``,
      facts: [{ text: `${name} names no source of the Application${known}`, where: field }],
      from: ref.index,
      fix: `Give the source that holds the values \`ref: ${(ref[1] ?? "").replace(/[^\w-]/g, "")}\`, or correct the name in ${quote(field)}.`,
    };
  }

  const file = opened.exec(words);
  const unresolved = file === null ? resolved.exec(words) : null;
  const isHelm = /helm template|helm value/.test(words);
  if (!isHelm || (file === null && unresolved === null)) return undefined;
  const path = (file?.[1] ?? "").replace(
    /^<path to cached source>\/|^.*?path to cached source>\//,
    "",
  );
  const name =
    listed.find(
      (each) => path !== "" && path.endsWith(each.replace(/^(?:\.\.?\/|\$[^/]+\/)+/, "")),
    ) ??
    path.split("/").at(-1) ??
    "";
  if (file === null || name === "") {
    const reason = quote(unresolved?.[1] ?? "", 200);
    return {
      headline: "its manifests cannot be generated: a Helm values file cannot be resolved",
      facts: [{ text: reason, where: field }],
      from: unresolved?.index,
      fix: `Correct ${quote(field)}: ${
        listed
          .slice(0, 4)
          .map((each) => quote(each, 80))
          .join(", ") || "the file that is named there"
      }.`,
    };
  }
  // Only values files can be left out: any other file that Helm opens belongs to the chart.
  const isValues =
    listed.length === 0 || listed.some((each) => path.endsWith(each.split("/").at(-1) ?? each));
  if (!isValues && !/--values \S*/.test(words)) return undefined;
  const where = repositoryAt(source);
  return {
    headline: `its manifests cannot be generated: Helm values file ${quote(name, 100)} does not exist`,
    facts: [
      {
        text: `${quote(name, 100)} is listed in ${quote(field)}, and ${quote(path, 160)} is not in ${where}`,
        where: field,
      },
      listed.length > 1
        ? {
            text: `Values files in order: ${listed
              .slice(0, 5)
              .map((each) => quote(each, 80))
              .join(", ")}`,
          }
        : undefined,
    ],
    from: file.index,
    fix: `Point ${quote(field)} at a file that exists (it may have been renamed), put ${quote(name, 100)} back, or set \`ignoreMissingValueFiles: true\` if it may be absent.`,
  };
});
