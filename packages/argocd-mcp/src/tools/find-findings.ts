import {
  type ApplicationSummary,
  applicationKey,
  ExpectedError,
  FindFindingsResult,
  type FindFindingsResult as Result,
} from "@lynceus/contract";
import { z } from "zod";
import { argumentsOf, InstanceArgument, maxTokensArgument, wordArgument } from "../arguments.ts";
import { askedOf } from "../asked-of.ts";
import { checkKnown } from "../check-known.ts";
import { fitFindings } from "../findings/fit-findings.ts";
import { groupFindings } from "../findings/group-findings.ts";
import { howKnown } from "../findings/how-known.ts";
import { selectDeployments, selectImages } from "../findings/select-deployments.ts";
import { type Known, knownOf, selectFindings } from "../findings/select-findings.ts";
import { inScope } from "../select-applications.ts";
import { findingsText } from "../text/findings-text.ts";
import { gapLines } from "../text/gap-lines.ts";
import { name, quote } from "../text/quote.ts";
import { defineTool, READS_WORLD } from "../tool.ts";

const MOST_AUTHORS = 20;

export const findFindings = defineTool({
  name: "find_findings",
  title: "Find failures and deployments across applications",
  description:
    "What fails across all applications, grouped by cause with evidence and fix, worst and widest first: one call for «which wait for a missing secret», «what is wrong in this project», «is it only mine». With `author`, `revision` or `deployedAfter` also who deployed what and whether it is fine now; with `image` who runs it. Known from regular looks, says how old.",
  inputSchema: argumentsOf({
    text: wordArgument.describe("Words of the failure, such as OOMKilled.").optional(),
    mode: wordArgument.describe("Such as F7; several with commas.").optional(),
    author: wordArgument.optional(),
    revision: wordArgument.describe("A commit, or #482 for a pull request.").optional(),
    project: wordArgument.optional(),
    instance: InstanceArgument.optional(),
    environment: wordArgument.optional(),
    severity: z.enum(["critical", "warning", "info"]).describe("This or worse.").optional(),
    deployedAfter: wordArgument.describe("A time (ISO 8601), or 30m, 24h, 7d for ago.").optional(),
    image: wordArgument.describe("Part of an image.").optional(),
    limit: z.int().min(1).max(200).default(50),
    ...maxTokensArgument,
  }),
  outputSchema: FindFindingsResult,
  annotations: READS_WORLD,
  access: "read",
  prepare: (args, { fleet, visible, findings, clock, results }) => {
    const now = clock();
    const since = args.deployedAfter === undefined ? undefined : instantOf(args.deployedAfter, now);
    return {
      async run() {
        const all = fleet.index.all(visible);
        const asked = askedOf(fleet, args.instance);
        checkKnown(
          "instance",
          args.instance,
          fleet.instances().map((one) => one.name),
        );
        const missing = gapLines(asked.gaps, asked.instances);
        for (const what of ["project", "environment"] as const) {
          const there = all.map((one) => one[what]);
          checkKnown(what, args[what], there, missing);
        }

        const inQuestion = knownOf(all.filter(inScope(args)), findings);
        const { author, revision } = args;
        const isByDeployment = [author, revision, since].some((one) => one !== undefined);
        const deployments = isByDeployment
          ? selectDeployments(inQuestion, { author, revision, since })
          : undefined;
        const images = args.image === undefined ? undefined : selectImages(inQuestion, args.image);
        const narrowed = [
          ...(deployments === undefined
            ? []
            : [keysOf(deployments.map(({ application }) => application))]),
          ...(images === undefined
            ? []
            : [keysOf(images.flatMap(({ applications }) => applications))]),
        ];
        const known = inQuestion.filter(({ application }) =>
          narrowed.every((keys) => keys.has(applicationKey(application))),
        );
        const { found, without } = selectFindings(known, args);
        const groups = groupFindings(found);
        const notes = [
          ...wordNotes(without, found.length),
          ...authorNotes(inQuestion, author, deployments),
          ...revisionNotes(revision, deployments),
        ];
        const frame = {
          total: {
            groups: groups.length,
            applications: keysOf(found.map(({ application }) => application)).size,
          },
          looked: howKnown(inQuestion, findings, now),
          notes,
          ...asked,
        };
        return fitFindings(frame, { groups, deployments, images }, { ...args, results });
      },
    };
  },
  text: findingsText,
});

function keysOf(
  applications: readonly Pick<ApplicationSummary, "instance" | "namespace" | "name">[],
): ReadonlySet<string> {
  return new Set(applications.map(applicationKey));
}

const AGO = /^(\d{1,4})\s?([mhd])$/;
const UNIT_MS: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000 };

function instantOf(text: string, now: number): number {
  const [, number, unit = ""] = AGO.exec(text) ?? [];
  const instant =
    number === undefined ? Date.parse(text) : now - Number(number) * (UNIT_MS[unit] ?? 0);
  if (Number.isFinite(instant)) return instant;
  throw new ExpectedError(
    `find_findings was not called: deployedAfter: ${quote(text, 40)} is neither a time (2026-11-21T08:00:00Z) nor an age (30m, 24h, 7d).`,
  );
}

function wordNotes(without: readonly string[], found: number): readonly string[] {
  if (without.length === 0) return [];
  const words = without.map((word) => quote(word, 40)).join(", ");
  return [
    found === 0
      ? `No finding has the words ${words}.`
      : `None of those below has the words ${words}.`,
  ];
}

function authorNotes(
  known: readonly Known[],
  author: string | undefined,
  deployments: Result["deployments"] | readonly unknown[],
): readonly string[] {
  if (author === undefined || deployments?.length !== 0) return [];
  const authors = known.flatMap(
    ({ look }) => look?.deployments.flatMap((one) => one.author ?? []) ?? [],
  );
  const named = [...new Set(authors)].sort().slice(0, MOST_AUTHORS).map(name);
  return [
    `No deployment by ${quote(author, 80)} is known. There are by: ${named.join(", ") || "nobody yet"}.`,
  ];
}

function revisionNotes(
  revision: string | undefined,
  deployments: readonly unknown[] | undefined,
): readonly string[] {
  if (revision === undefined || deployments?.length !== 0) return [];
  const known = "what runs, and the last deployments of a week";
  return revision.startsWith("#")
    ? [`Known are ${known}; a pull request is known by its number in the commit's first line.`]
    : [`Known are ${known}.`];
}
