import { quote } from "../../text/quote.ts";
import { sourceRule } from "../source/source-rule.ts";

const refused =
  /(?:application|sync source|destination) (?:source )?repo (\S+) is not permitted in project '?([^'\s]+)'?/;
const helmRepos = /helm repos (.+?) are not permitted in project '([^']+)'/;

/** B1: the project does not allow the repository. The address counts as written: `.git`, `ssh` and `https` differ. */
export const sourceNotPermitted = sourceRule("B1", ({ words }) => {
  const found = refused.exec(words) ?? helmRepos.exec(words);
  if (found === null) return undefined;
  const repository = quote(found[1] ?? "", 160);
  const project = quote(found[2] ?? "", 60);
  return {
    headline: `project ${project} does not permit its repository ${repository}`,
    facts: [
      {
        text: `${repository} matches no entry of \`sourceRepos\` of project ${project}`,
        where: `AppProject ${found[2]}, spec.sourceRepos`,
      },
    ],
    from: found.index,
    fix: `Have the owner of project ${project} add ${repository} to \`sourceRepos\`, or write the address as the project has it (\`.git\` at the end, ssh or https).`,
  };
});
