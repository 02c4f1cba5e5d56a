import { quote } from "../../text/quote.ts";
import { sourceRule } from "./source-rule.ts";

const unsigned =
  /(?:Target revision|revision) (\S+)(?: in Git)? is not signed|Found (?:bad|invalid|unknown|expired)[^\n]*signature|signed with (?:unallowed|untrusted|an? (?:unknown|unallowed))[^\n]*key|is not allowed by (?:the )?project|failed verifying revision (\S+)|source integrity/i;

/** A14: the project asks for signed commits, and this one is not signed, or with a key it does not know. */
export const revisionUnsigned = sourceRule("A14", ({ words, application }) => {
  const found = unsigned.exec(words);
  if (found === null || !/sign|GPG|integrity/i.test(words)) return undefined;
  const revision = found[1] ?? found[2];
  const commit =
    revision === undefined
      ? "the commit"
      : quote(revision.replace(/^([0-9a-f]{7})[0-9a-f]{20,}$/, "$1"), 60);
  const project = quote(application.spec.project, 60);
  return {
    headline: `Argo CD does not use ${commit}: project ${project} asks for a signature that it does not have`,
    facts: [
      { text: quote(words.slice(found.index), 240), where: `project ${application.spec.project}` },
    ],
    from: found.index,
    fix: `Sign the commit with a key that project ${project} lists, or have the project's owner add the key. A new signed commit on top is enough.`,
  };
});
