import { quote } from "../../text/quote.ts";
import { sourceRule } from "../source/source-rule.ts";

const refused =
  /application destination server '([^']*)' and namespace '([^']*)' do not match any of the allowed destinations in project '([^']*)'/;
/** Before Argo CD 2.9. */
const older =
  /application destination \{(\S*) (\S*?)(?: \S*)?\} is not permitted in project '([^']*)'/;

/** B2: the project does not allow the cluster or the namespace that the application deploys to. */
export const destinationNotPermitted = sourceRule("B2", ({ words }) => {
  const found = refused.exec(words) ?? older.exec(words);
  if (found === null) return undefined;
  const [, server = "", namespace = "", name = ""] = found;
  const project = quote(name, 60);
  return {
    headline: `project ${project} does not permit its destination, namespace ${quote(namespace, 63)} on ${quote(clusterOf(server), 100)}`,
    facts: [
      {
        text: `Namespace ${quote(namespace, 63)} on ${quote(server, 120)} matches no allowed destination of project ${project}`,
        where: `AppProject ${name}, spec.destinations`,
      },
    ],
    from: found.index,
    fix: `Deploy to a namespace and cluster that project ${project} allows, or have its owner add ${quote(namespace, 63)} to its destinations.`,
  };
});

function clusterOf(server: string): string {
  return server === "https://kubernetes.default.svc" ? "in-cluster" : server;
}
