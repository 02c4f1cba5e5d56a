import type { ApplicationSummary, FindApplicationsResult } from "@lynceus/contract";
import type { ToolContext } from "../tool.ts";
import { seeSet } from "./see-set.ts";

const MOST_SETS = 5;
const MOST_APPLICATIONS = 5;

/**
 * ApplicationSets that words name; nothing when none does. That one could make an application of a name says
 * something only where there is no such application.
 */
export function namedSets(
  words: readonly string[],
  exact: readonly ApplicationSummary[],
  context: Pick<ToolContext, "fleet" | "visible">,
): Pick<FindApplicationsResult, "applicationSets"> {
  const there = new Set(exact.map(({ name }) => name.toLowerCase()));
  const sets = context.fleet.applicationSets
    .find(words)
    .filter(({ by, word }) => by !== "template" || !there.has(word))
    .flatMap(({ by, word, set }) => {
      const seen = seeSet(set, context);
      if (seen === undefined) return [];
      const { instance, namespace, name, error } = set;
      return {
        word,
        by,
        instance,
        namespace,
        name,
        ...(error !== undefined && seen.isWhole ? { error: error.message } : {}),
        applications: seen.applications.slice(0, MOST_APPLICATIONS),
      };
    });
  return sets.length === 0 ? {} : { applicationSets: sets.slice(0, MOST_SETS) };
}
