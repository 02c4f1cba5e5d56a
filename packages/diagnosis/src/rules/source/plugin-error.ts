import { quote, quoteError } from "../../text/quote.ts";
import { sourceRule } from "./source-rule.ts";

const absent =
  /could not find (?:cmp-server )?plugin (?:with name "?([^"\s]+)"? )?supporting the given repository/;
const failed =
  /CMP processing failed for application "[^"]*": |plugin sidecar failed\. ?|error generating manifests in cmp: /;

/** A12: a config management plugin fails, or none takes the repository. Up to Argo CD 3.3: `plugin sidecar failed`. */
export const pluginError = sourceRule("A12", ({ words, place }) => {
  const none = absent.exec(words);
  if (none !== null) {
    const name =
      none[1] === undefined ? "no config management plugin" : `plugin ${quote(none[1], 60)}`;
    const headline =
      none[1] === undefined
        ? "no config management plugin supports its repository"
        : `${name} is not there, or does not support its repository`;
    return {
      headline: `its manifests cannot be generated: ${headline}`,
      facts: [{ text: quoteError(words, 240), where: "config management plugin" }],
      from: none.index,
      fix: `Platform: see that the repo-server has the plugin's sidecar and that its discovery matches ${place}; in the Application, check \`spec.source.plugin.name\` (with its version: \`name-version\`).`,
    };
  }
  const found = failed.exec(words);
  if (found === null) return undefined;
  const said = /failed exit status \d+: ?([\s\S]+)$/.exec(words)?.[1]?.trim();
  const reason = said ?? words.slice(found.index).replace(failed, "");
  return {
    headline: `its manifests cannot be generated: its config management plugin fails: ${quoteError(reason, 140)}`,
    facts: [{ text: quoteError(reason, 280), where: "config management plugin" }],
    from: Math.max(0, words.lastIndexOf(reason.slice(0, 40))),
    fix: `Correct what the plugin complains about in ${place}. If applications in other repositories fail alike, it is the plugin's sidecar: platform.`,
  };
});
