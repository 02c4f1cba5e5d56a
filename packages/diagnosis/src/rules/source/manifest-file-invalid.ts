import { plain, quote } from "../../text/quote.ts";
import { sourceRule } from "./source-rule.ts";

const unmarshal = /Failed to unmarshal "([^"]*)": /;
const other = [
  /Failed to (?:evaluate jsonnet|open|read) "([^"]*)": ?/,
  /Found multiple objects in "([^"]*)"/,
  /invalid manifest file "([^"]*)": /,
  /()(?:error evaluating jsonnet|failed to unmarshal manifest|failed parsing dir app YAML): ?/i,
];

/**
 * A8: a file of a plain directory cannot be read: YAML, JSON or Jsonnet. Argo CD counts lines within one
 * document, from its first key, when a file holds several.
 */
export const manifestFileInvalid = sourceRule("A8", ({ words, place }) => {
  const found = unmarshal.exec(words) ?? other.map((each) => each.exec(words)).find(Boolean);
  if (!found) return undefined;
  const file = found[1] ? quote(found[1], 120) : "a file of its directory";
  const said = words.slice(found.index + found[0].length);
  const problem = /(?:^|: )((?:yaml|json): [\s\S]+)$/.exec(said)?.[1] ?? said;
  const line = /\bline (\d+)/.exec(problem)?.[1];
  const jsonnet = /jsonnet/.test(found[0])
    ? "Jsonnet"
    : /\.json$/.test(found[1] ?? "")
      ? "JSON"
      : "YAML";
  const reason = problem.replace(/^(?:yaml|json): (?:line \d+: )?/i, "");
  return {
    headline: `its manifests cannot be generated: ${file} is no valid ${jsonnet}${line === undefined ? "" : `, line ${line}`}`,
    facts: [
      {
        text: quote(reason === "" ? words : reason, 200),
        where: `${plain(found[1] || "spec.source.directory", 100)}${line === undefined ? "" : `:${line}`}`,
      },
    ],
    from: found.index,
    fix: `Correct ${file} in ${place}${line === undefined ? "" : `, at or just before line ${line}: ${hint(reason)}`}`.replace(
      /\.?$/,
      ".",
    ),
  };
});

function hint(reason: string): string {
  if (/mapping values are not allowed|did not find expected/.test(reason)) {
    return "the indentation or a missing quote";
  }
  if (/found character that cannot start any token|tab/.test(reason))
    return "a tab or a stray character";
  if (/already (?:set|defined)|duplicate/.test(reason)) return "a key stands twice";
  return plain(reason, 100);
}
