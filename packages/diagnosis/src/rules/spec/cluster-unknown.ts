import { quote, quoteError } from "../../text/quote.ts";
import { type SourceTold, sourceRule } from "../source/source-rule.ts";

interface Shape {
  readonly pattern: RegExp;
  readonly tell: (found: RegExpExecArray) => Pick<SourceTold, "headline" | "fix">;
}

const unregistered = (cluster: string) => ({
  headline: `its destination names cluster ${cluster}, which is not registered in this Argo CD`,
  fix: `Register cluster ${cluster} in Argo CD (platform), or correct the destination of the Application.`,
});

const shapes: readonly Shape[] = [
  {
    pattern: /there are no clusters with this name: (\S+)/,
    tell: (found) => unregistered(quote(found[1] ?? "", 100)),
  },
  {
    pattern: /there are (\d+) clusters with the same name: \[([^\]]*)\]/,
    tell: (found) => ({
      headline: `its destination is not clear: ${found[1]} clusters have the same name`,
      fix: `Name the cluster by \`destination.server\` (${quote(found[2] ?? "", 200)}), or have the platform give the clusters names of their own.`,
    }),
  },
  {
    pattern: /error getting cluster by (?:server|name|URL) "([^"]+)":[\s\S]*not found/,
    tell: (found) => unregistered(quote(found[1] ?? "", 120)),
  },
  {
    pattern: /cluster "([^"]+)" not found/,
    tell: (found) => unregistered(quote(found[1] ?? "", 120)),
  },
  {
    pattern: /application destination can't have both name and server defined: (\S+) (\S+)/,
    tell: (found) => ({
      headline: "its destination has both a cluster name and a server, and Argo CD takes only one",
      fix: `Remove \`destination.name\` (${quote(found[1] ?? "", 80)}) or \`destination.server\` (${quote(found[2] ?? "", 120)}).`,
    }),
  },
  {
    pattern:
      /[Dd]estination server (?:missing|and name are both empty|is missing)|[Dd]estination (?:server|cluster)[^\n]* (?:missing|required)/,
    tell: () => ({
      headline: "its destination names no cluster",
      fix: "Set `destination.server` or `destination.name`.",
    }),
  },
  {
    pattern: /application destination(?: spec)?(?: for \S+)? is invalid: ([\s\S]+)/,
    tell: (found) => ({
      headline: `its destination is invalid: ${quoteError(found[1] ?? "", 140)}`,
      fix: "Correct `spec.destination` of the Application.",
    }),
  },
];

/** B6: the destination names a cluster that this Argo CD does not have, or not one alone. */
export const clusterUnknown = sourceRule("B6", ({ words }) => {
  for (const { pattern, tell } of shapes) {
    const found = pattern.exec(words);
    if (found === null) continue;
    return {
      ...tell(found),
      facts: [{ text: quote(words.slice(found.index), 200), where: "spec.destination" }],
      from: found.index,
    };
  }
  return undefined;
});
