import { type ApplicationSetLine, ListApplicationSetsResult } from "@lynceus/contract";
import { z } from "zod";
import { askedSets } from "../application-sets/asked-sets.ts";
import { type SeenSet, seeSet } from "../application-sets/see-set.ts";
import { argumentsOf, InstanceArgument, wordArgument } from "../arguments.ts";
import { checkKnown } from "../check-known.ts";
import { tally } from "../select-applications.ts";
import { applicationSetLine } from "../text/application-set-text.ts";
import { fitLines } from "../text/fit-lines.ts";
import { gapLines, totalWords } from "../text/gap-lines.ts";
import { count } from "../text/quote.ts";
import { defineTool, READS_WORLD } from "../tool.ts";

export const listApplicationSets = defineTool({
  name: "list_applicationsets",
  title: "List ApplicationSets",
  description:
    "Lists the ApplicationSets of all instances, those with an error first, with the health of what they made. A minute old at most.",
  inputSchema: argumentsOf({
    search: wordArgument.optional(),
    project: wordArgument.optional(),
    instance: InstanceArgument.optional(),
    limit: z.int().min(1).max(200).default(50),
    offset: z.int().min(0).default(0),
  }),
  outputSchema: ListApplicationSetsResult,
  annotations: READS_WORLD,
  access: "read",
  prepare: (args, context) => ({
    async run() {
      const { fleet } = context;
      const instances = fleet.instances().map(({ name }) => name);
      checkKnown("instance", args.instance, instances);
      const search = args.search?.toLowerCase();
      const found = fleet.applicationSets
        .all()
        .flatMap((set) => seeSet(set, context) ?? [])
        .filter(
          ({ set, applications }) =>
            (args.instance === undefined || set.instance === args.instance) &&
            (search === undefined || set.name.toLowerCase().includes(search)) &&
            (args.project === undefined ||
              [set, ...applications].some(({ project }) => project === args.project)),
        )
        .map(toLine)
        .sort(byError);
      const page = found.slice(args.offset, args.offset + args.limit);
      const next = args.offset + page.length;
      return {
        total: found.length,
        applicationSets: page,
        ...(next >= found.length
          ? {}
          : { leftOut: { count: found.length - next, how: `Ask again with offset=${next}.` } }),
        ...askedSets(fleet, args.instance),
      };
    },
  }),
  text({ total, applicationSets, leftOut, gaps, instances }, { offset }) {
    const head = [
      ...gapLines(gaps, instances),
      `${totalWords(total, "ApplicationSet", { gaps, instances })}.`,
    ];
    const lines = applicationSets.map(applicationSetLine);
    return fitLines(head, lines, (shown) => {
      const missing = lines.length - shown + (leftOut?.count ?? 0);
      return missing === 0
        ? undefined
        : `Left out: ${count(missing, "ApplicationSet")}. Ask again with offset=${offset + shown}.`;
    });
  },
});

function toLine({ set, applications, isWhole }: SeenSet): ApplicationSetLine {
  const { instance, namespace, name, project, error } = set;
  const said = isWhole ? error?.message : "it may tell of projects that you may not see";
  return {
    instance,
    namespace,
    name,
    project,
    ...(error === undefined || said === undefined ? {} : { error: said }),
    health: tally(applications, ({ health }) => health),
    applications: applications.length,
  };
}

function byError(a: ApplicationSetLine, b: ApplicationSetLine): number {
  return (
    Number(b.error !== undefined) - Number(a.error !== undefined) ||
    a.name.localeCompare(b.name) ||
    a.instance.localeCompare(b.instance)
  );
}
