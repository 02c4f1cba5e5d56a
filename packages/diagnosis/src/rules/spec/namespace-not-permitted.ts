import { quote } from "../../text/quote.ts";
import { sourceRule } from "../source/source-rule.ts";

const refused =
  /application '([^']*)' in namespace '([^']*)' is not (?:permitted|allowed) to use project '?([^'\s]+)'?/;

/** B4: the project does not take Applications from that namespace (applications in any namespace). */
export const namespaceNotPermitted = sourceRule("B4", ({ words }) => {
  const found = refused.exec(words);
  if (found === null) return undefined;
  const namespace = quote(found[2] ?? "", 63);
  const project = quote(found[3] ?? "", 60);
  return {
    headline: `project ${project} takes no Applications from namespace ${namespace}`,
    facts: [
      {
        text: `The Application is in namespace ${namespace}, which \`sourceNamespaces\` of project ${project} does not list`,
        where: `AppProject ${found[3]}, spec.sourceNamespaces`,
      },
    ],
    from: found.index,
    fix: `Have the owner of project ${project} add ${namespace} to \`sourceNamespaces\`, or move the Application to a namespace or project that fits.`,
  };
});
