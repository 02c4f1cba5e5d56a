import { listSources } from "../../say/source-place.ts";
import { quote, quoteError } from "../../text/quote.ts";
import { sourceRule } from "./source-rule.ts";

const building =
  /helm dependency (?:build|update)|error building helm chart dependencies|found in Chart\.yaml, but missing in charts\/|error (?:fetching|extracting) (?:helm )?chart|failed to fetch chart/;

interface Reason {
  readonly pattern: RegExp;
  readonly why: (found: string) => string;
  readonly fix: (place: string, found: string) => string;
}

const register = (place: string, repository: string) =>
  `Add ${repository} to Argo CD's repositories with its credentials (for an OCI registry \`type: helm\`, \`enableOCI: true\`) and see that Argo CD can reach it, or vendor the dependency into ${place}.`;

/** Most exact first; Helm's words, the same in Helm 3 and 4. */
const reasons: readonly Reason[] = [
  {
    pattern: /no repository definition for ([^\s.,]+(?:\.[^\s.,]+)*)/,
    why: (found) => `repository ${quote(found, 120)} of a dependency is not registered in Argo CD`,
    fix: (place, found) => register(place, quote(found, 120)),
  },
  {
    pattern: /(?:no cached repository for|no cached repo found)()/,
    why: () => "Argo CD has no index of the repository that a dependency comes from",
    fix: (place) => register(place, "the dependency's repository"),
  },
  {
    pattern:
      /can't get a valid version for (?:repositories|dependency) "?([\w., -]+?)"?(?:\.|$|: )/,
    why: (found) => `no version of dependency ${quote(found, 100)} fits what Chart.yaml asks for`,
    fix: (place, found) =>
      `Ask for a version of ${quote(found, 100)} that its repository has, in Chart.yaml of ${place}.`,
  },
  {
    pattern: /lock file \(?(?:Chart\.lock|requirements\.lock)\)? is out of sync/,
    why: () => "Chart.lock does not fit Chart.yaml",
    fix: (place) => `Run \`helm dependency update\` and commit Chart.lock in ${place}.`,
  },
  {
    pattern: /found in Chart\.yaml, but missing in charts\/ directory: ([\w., -]+)/,
    why: (found) => `dependency ${quote(found.trim(), 100)} is in Chart.yaml and not in charts/`,
    fix: (place) =>
      `Commit Chart.lock and the dependency, or let Argo CD build it from a repository it knows, in ${place}.`,
  },
  {
    pattern: /looks like "?(\S+?)"? is not a valid chart repository or cannot be reached/,
    why: (found) => `chart repository ${quote(found, 120)} cannot be reached, or is none`,
    fix: (place, found) => register(place, quote(found, 120)),
  },
  {
    pattern: /(?:failed to (?:perform|authorize|fetch|download)[^\n"]*?"([^"]+)"|\b40[13]\b)[^\n]*/,
    why: (found) =>
      `a dependency cannot be downloaded${found === "" ? "" : ` from ${quote(found, 120)}`}`,
    fix: (place) => register(place, "the dependency's repository"),
  },
];

/**
 * A6: what a chart depends on, or the chart itself, cannot be had from its Helm repository or registry.
 * Helm names a repository that it has no index of by a hash only.
 */
export const helmDependencyMissing = sourceRule("A6", ({ words, application, place }) => {
  const started = building.exec(words);
  if (started === null) return undefined;
  const chart = listSources(application).find((each) => each.chart)?.chart;
  const named = chart === undefined ? "its chart" : `chart ${quote(chart, 80)}`;
  const own = /fetch(?:ing)? chart|extracting/.test(started[0]) && !/dependency/.test(words);
  for (const { pattern, why, fix } of reasons) {
    const found = pattern.exec(words);
    if (found === null) continue;
    return {
      headline: own
        ? `its manifests cannot be generated: ${named} cannot be fetched from its repository`
        : `its manifests cannot be generated: ${why(found[1] ?? "")}`,
      facts: [
        {
          text: quoteError(words, 280),
          where: own ? "fetching the chart" : "helm dependency build",
        },
      ],
      from: Math.max(0, words.lastIndexOf("Error: ", found.index)),
      fix: fix(place, found[1] ?? ""),
    };
  }
  return {
    headline: own
      ? `its manifests cannot be generated: ${named} cannot be fetched from its repository`
      : "its manifests cannot be generated: Helm cannot build the chart's dependencies from their repositories",
    facts: [
      { text: quoteError(words, 280), where: own ? "fetching the chart" : "helm dependency build" },
    ],
    from: Math.max(0, words.indexOf("Error: ")),
    fix: register(place, "the repository"),
  };
});
