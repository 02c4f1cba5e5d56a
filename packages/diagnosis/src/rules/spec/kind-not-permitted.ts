import { quote, quoteNames } from "../../text/quote.ts";
import { rejectedRule } from "../rejected/rejected-rule.ts";
import { sayObjects, whereRefused } from "../rejected/say-objects.ts";

const kind = /resource ([\w.-]*):(\w+) is not permitted in project '?([\w.-]+)'?/;
const namespaced = /namespace (\S+) is not permitted in project '([^']+)'/;

/** B5: the project does not permit a kind, or objects in a namespace. Argo CD refuses it, not the cluster. */
export const kindNotPermitted = rejectedRule("B5", {
  read: (words) => {
    const [, group, name, project] = kind.exec(words) ?? [];
    if (name !== undefined && project !== undefined) {
      return { what: "kind" as const, group: group ?? "", name, project };
    }
    const [, namespace, owner] = namespaced.exec(words) ?? [];
    if (namespace === undefined || owner === undefined) return undefined;
    return { what: "namespace" as const, group: "", name: namespace, project: owner };
  },
  tell: ({ first, all, place }) => {
    const { what, group, project } = first.read;
    const names = quoteNames([...new Set(all.map(({ read }) => read.name))]);
    const where = quote(project, 60);
    const full = group === "" ? first.read.name : `${group}/${first.read.name}`;
    if (what === "namespace") {
      return {
        headline: `the sync fails: project ${where} does not permit objects in namespace ${names}`,
        facts: [{ text: quote(first.words, 200), where: whereRefused(first.resource) }],
        fix: `Have the owner of project ${where} add namespace ${names} to its destinations, or move ${sayObjects(all)} in ${place}.`,
      };
    }
    return {
      headline: `the sync fails: project ${where} does not permit ${names}`,
      facts: [
        { text: quote(first.words, 200), where: whereRefused(first.resource) },
        {
          text: `Project ${where} leaves ${quote(full, 100)} out: not in its whitelist, or in its blacklist`,
          where: `AppProject ${project}, clusterResourceWhitelist and namespaceResourceBlacklist`,
        },
      ],
      fix: `Have the owner of project ${where} permit ${quote(full, 100)}, or remove ${sayObjects(all)} from ${place}. Then sync by hand: auto-sync does not try the same commit again.`,
    };
  },
});
