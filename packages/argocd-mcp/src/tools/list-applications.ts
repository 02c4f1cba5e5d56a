import { type ApplicationSummary, ListApplicationsResult, needsLook } from "@lynceus/contract";
import { z } from "zod";
import { argumentsOf, InstanceArgument } from "../arguments.ts";
import { checkInstance } from "../find-application.ts";
import { inScope, inState, tally } from "../select-applications.ts";
import { applicationLine } from "../text/application-line.ts";
import { fitLines } from "../text/fit-lines.ts";
import { gapLines } from "../text/gap-lines.ts";
import { count } from "../text/quote.ts";
import { defineTool, READS_INDEX } from "../tool.ts";

const word = z.string().trim().min(1).max(253);

export const listApplications = defineTool({
  name: "list_applications",
  title: "List and count applications",
  description:
    "Counts the applications of all instances by health and sync status and lists a page of them, those that need a look first. `search`, `project`, `instance`, `environment`, `cluster` and `namespace` choose what is counted; `health`, `sync` and `unhealthyOnly` choose which of these the page lists. Answers from the live index in milliseconds.",
  inputSchema: argumentsOf({
    search: word.optional().describe("Part of the name."),
    project: word.optional().describe("Argo CD project, exactly."),
    instance: InstanceArgument.optional(),
    environment: word.optional().describe("Environment, such as prod or staging, exactly."),
    health: z
      .enum(["Healthy", "Progressing", "Degraded", "Suspended", "Missing", "Unknown"])
      .optional(),
    sync: z.enum(["Synced", "OutOfSync", "Unknown"]).optional(),
    cluster: word.optional().describe("Destination cluster, by name or address, exactly."),
    namespace: word.optional().describe("Destination namespace, exactly."),
    unhealthyOnly: z
      .boolean()
      .default(false)
      .describe("List only what needs a look: not Healthy, not Synced, or a failed operation."),
    limit: z.int().min(1).max(200).default(50).describe("Most applications on the page."),
    offset: z.int().min(0).default(0).describe("Applications to skip."),
  }),
  outputSchema: ListApplicationsResult,
  annotations: READS_INDEX,
  access: "read",
  prepare: (args, { fleet, visible }) => {
    checkInstance(args.instance, fleet.instances());
    return {
      async run() {
        const counted = fleet.index.all(visible).filter(inScope(args));
        const listed = counted.filter(inState(args)).sort(byNeed);
        const page = listed.slice(args.offset, args.offset + args.limit);
        const next = args.offset + page.length;
        const gaps = fleet.index.gaps();
        return {
          total: counted.length,
          health: tally(counted, ({ health }) => health),
          sync: tally(counted, ({ sync }) => sync),
          applications: page,
          ...(next >= listed.length
            ? {}
            : { leftOut: { count: listed.length - next, how: `Ask again with offset=${next}.` } }),
          gaps: gaps.filter((gap) => [undefined, gap.instance].includes(args.instance)),
          instances: args.instance === undefined ? fleet.instances().length : 1,
          ageSeconds: fleet.index.ageSeconds(),
        };
      },
    };
  },
  text({ total, health, sync, applications, leftOut, gaps, instances, ageSeconds }, { offset }) {
    const head = [
      `${count(total, "application")} on ${count(instances, "instance")}, index ${Math.round(ageSeconds)} s old. Health: ${said(health)}. Sync: ${said(sync)}.`,
      ...gapLines(gaps, instances),
    ];
    const lines = applications.map(applicationLine);
    return fitLines(head, lines, (shown) => {
      const missing = lines.length - shown + (leftOut?.count ?? 0);
      return missing === 0
        ? undefined
        : `Left out: ${count(missing, "application")}. Ask again with offset=${offset + shown}, or narrow it with a filter.`;
    });
  },
});

function byNeed(a: ApplicationSummary, b: ApplicationSummary): number {
  return (
    Number(needsLook(b)) - Number(needsLook(a)) ||
    severity(a) - severity(b) ||
    a.name.localeCompare(b.name) ||
    a.instance.localeCompare(b.instance)
  );
}

const WORST_FIRST = ["Degraded", "Missing", "Unknown", "Progressing", "Suspended", "Healthy"];

function severity({ health }: ApplicationSummary): number {
  return WORST_FIRST.indexOf(health);
}

function said(counts: Readonly<Record<string, number | undefined>>): string {
  const parts = Object.entries(counts).map(([status, number]) => `${number} ${status}`);
  return parts.length === 0 ? "none" : parts.join(", ");
}
