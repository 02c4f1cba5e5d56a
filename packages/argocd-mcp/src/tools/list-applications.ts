import { ListApplicationsResult } from "@lynceus/contract";
import { z } from "zod";
import { argumentsOf, InstanceArgument } from "../arguments.ts";
import { askedOf } from "../asked-of.ts";
import { checkKnown } from "../check-known.ts";
import { byNeed, inScope, inState, tally } from "../select-applications.ts";
import { applicationLine } from "../text/application-line.ts";
import { fitLines } from "../text/fit-lines.ts";
import { gapLines, totalWords } from "../text/gap-lines.ts";
import { count } from "../text/quote.ts";
import { defineTool, READS_WORLD } from "../tool.ts";

const word = z.string().trim().min(1).max(253);

export const listApplications = defineTool({
  name: "list_applications",
  title: "List and count applications",
  description:
    "Counts the applications of all instances by health and sync status and lists a page of them, those that need a look first. `search`, `project`, `instance`, `environment`, `cluster` and `namespace` choose what is counted; `health`, `sync` and `unhealthyOnly` choose which of these the page lists. Answers from the live index in milliseconds.",
  inputSchema: argumentsOf({
    search: word.optional().describe("Part of the name."),
    project: word.optional().describe("Argo CD project."),
    instance: InstanceArgument.optional(),
    environment: word.optional().describe("Environment, such as prod or staging."),
    health: z
      .enum(["Healthy", "Progressing", "Degraded", "Suspended", "Missing", "Unknown"])
      .optional(),
    sync: z.enum(["Synced", "OutOfSync", "Unknown"]).optional(),
    cluster: word.optional().describe("Destination cluster, by name or address."),
    namespace: word.optional().describe("Destination namespace."),
    unhealthyOnly: z
      .boolean()
      .default(false)
      .describe("List only what needs a look: not Healthy, not Synced, or a failed operation."),
    limit: z.int().min(1).max(200).default(50).describe("Most applications on the page."),
    offset: z.int().min(0).default(0).describe("Applications to skip."),
  }),
  outputSchema: ListApplicationsResult,
  annotations: READS_WORLD,
  access: "read",
  prepare: (args, { fleet, visible }) => ({
    async run() {
      const all = fleet.index.all(visible);
      const asked = askedOf(fleet, args.instance);
      const missing = gapLines(asked.gaps, asked.instances);
      const check = (what: "environment" | "project" | "cluster") =>
        checkKnown(
          what,
          args[what],
          all.map((one) => one[what]),
          missing,
        );
      checkKnown(
        "instance",
        args.instance,
        fleet.instances().map(({ name }) => name),
      );
      check("environment");
      check("project");
      check("cluster");
      const counted = all.filter(inScope(args));
      const listed = counted.filter(inState(args)).sort(byNeed);
      const page = listed.slice(args.offset, args.offset + args.limit);
      const next = args.offset + page.length;
      return {
        total: counted.length,
        health: tally(counted, ({ health }) => health),
        sync: tally(counted, ({ sync }) => sync),
        applications: page,
        ...(next >= listed.length
          ? {}
          : { leftOut: { count: listed.length - next, how: `Ask again with offset=${next}.` } }),
        ...asked,
        ageSeconds: fleet.index.ageSeconds(),
      };
    },
  }),
  text({ total, health, sync, applications, leftOut, gaps, instances, ageSeconds }, { offset }) {
    const head = [
      ...gapLines(gaps, instances),
      `${totalWords(total, "application", { gaps, instances })}, index ${Math.round(ageSeconds)} s old. Health: ${said(health)}. Sync: ${said(sync)}.`,
      ...(total > 0 && applications.length === 0 ? [emptyPage(offset)] : []),
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

function emptyPage(offset: number): string {
  return offset > 0
    ? `None is left from offset=${offset} on.`
    : "None of them fits `health`, `sync` or `unhealthyOnly`.";
}

function said(counts: Readonly<Record<string, number | undefined>>): string {
  const parts = Object.entries(counts).map(([status, number]) => `${number} ${status}`);
  return parts.length === 0 ? "none" : parts.join(", ");
}
