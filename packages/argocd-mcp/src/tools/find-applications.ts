import { FindApplicationsResult } from "@lynceus/contract";
import { z } from "zod";
import { namedSets } from "../application-sets/named-sets.ts";
import { argumentsOf } from "../arguments.ts";
import { askedOf } from "../asked-of.ts";
import { applicationLine } from "../text/application-line.ts";
import { namedSetLine } from "../text/application-set-text.ts";
import { fitLines } from "../text/fit-lines.ts";
import { gapLines } from "../text/gap-lines.ts";
import { count } from "../text/quote.ts";
import { defineTool, READS_WORLD } from "../tool.ts";

const MOST_WORDS = 60;
const HOW_TO_GET = "Ask with more of the name, or page through list_applications with `search`.";

export const findApplications = defineTool({
  name: "find_applications",
  title: "Find applications by name",
  description:
    'Finds the applications that the words of a query name: exactly, in part, or misspelt, and ApplicationSets likewise. Searches names on all instances, among what the caller may see. Example: {"query": "payments-api"}.',
  inputSchema: argumentsOf({
    query: z
      .string()
      .trim()
      .min(1)
      .max(2_000)
      .describe("Words that may name an application; other words do no harm."),
    limit: z
      .int()
      .min(1)
      .max(100)
      .default(20)
      .describe("Most applications to return of each kind."),
  }),
  outputSchema: FindApplicationsResult,
  annotations: READS_WORLD,
  access: "read",
  prepare: ({ query, limit }, context) => ({
    async run() {
      const { fleet, visible } = context;
      const words = wordsOf(query);
      const { exact, partial, near } = fleet.index.find(words, visible);
      const over = [exact, partial, near].reduce(
        (sum, { length }) => sum + Math.max(0, length - limit),
        0,
      );
      return {
        exact: exact.slice(0, limit),
        partial: partial.slice(0, limit),
        near: near.slice(0, limit),
        ...namedSets(words, exact, context),
        ...(over === 0 ? {} : { leftOut: { count: over, how: HOW_TO_GET } }),
        ...askedOf(fleet),
      };
    },
  }),
  text({ exact, partial, near, applicationSets = [], leftOut, gaps, instances }) {
    const found = exact.length + partial.length + near.length + applicationSets.length;
    const head = [
      ...(found === 0 ? ["No application that you may see has a name like these words."] : []),
      ...gapLines(gaps, instances),
    ];
    const lines = [
      ...exact.map((application) => `named: ${applicationLine(application)}`),
      ...partial.map((application) => `in part: ${applicationLine(application)}`),
      ...near.map(
        ({ word, application }) => `near ${JSON.stringify(word)}: ${applicationLine(application)}`,
      ),
      ...applicationSets.map(namedSetLine),
    ];
    return fitLines(head, lines, (shown) => {
      const missing = lines.length - shown + (leftOut?.count ?? 0);
      return missing === 0
        ? undefined
        : `Left out: ${count(missing, "application")}. ${HOW_TO_GET}`;
    });
  },
});

function wordsOf(query: string): readonly string[] {
  const words = query.toLowerCase().split(/[^a-z0-9._-]+/);
  const trimmed = words.map((word) => word.replace(/^[._-]+|[._-]+$/g, ""));
  return [...new Set(trimmed)].filter((word) => word !== "").slice(0, MOST_WORDS);
}
