import { type ApplicationSummary, ExpectedError } from "@lynceus/contract";
import type { ApplicationArguments } from "./arguments.ts";
import { askedOf } from "./asked-of.ts";
import { checkKnown } from "./check-known.ts";
import { applicationLine } from "./text/application-line.ts";
import { gapLines } from "./text/gap-lines.ts";
import { name, quote } from "./text/quote.ts";
import type { ToolContext } from "./tool.ts";

const SUGGESTED = 8;

/**
 * The one application that the arguments name, among those that the caller may see. Throws
 * `ExpectedError` when there is none, with near names, or more than one, with all of them; an
 * application that exists out of the caller's sight is told like one that does not exist.
 */
export function findApplication(
  args: ApplicationArguments,
  { fleet, visible }: ToolContext,
): ApplicationSummary {
  checkKnown(
    "instance",
    args.instance,
    fleet.instances().map((one) => one.name),
  );
  const { exact, partial, near } = fleet.index.find([args.applicationName], visible);
  const sameName = exact.filter((application) => application.name === args.applicationName);
  const matches = sameName.filter(
    (application) =>
      (args.instance === undefined || application.instance === args.instance) &&
      (args.applicationNamespace === undefined ||
        application.namespace === args.applicationNamespace),
  );
  const [found, ...others] = matches;
  if (found !== undefined && others.length === 0) return found;
  if (found !== undefined) throw new ExpectedError(ambiguous(args, matches));
  const suggestions = [...sameName, ...near.map(({ application }) => application), ...partial];
  const { gaps, instances } = askedOf(fleet, args.instance);
  throw new ExpectedError([unknown(args, suggestions), ...gapLines(gaps, instances)].join("\n"));
}

function ambiguous(args: ApplicationArguments, matches: readonly ApplicationSummary[]): string {
  const several = new Set(matches.map((match) => match.instance)).size > 1;
  const say = several ? "instance" : "applicationNamespace";
  return [
    `${matches.length} applications are named ${quote(args.applicationName)}. Which one? Say it with \`${say}\`:`,
    ...listed(matches),
  ].join("\n");
}

function unknown(args: ApplicationArguments, suggestions: readonly ApplicationSummary[]): string {
  const where = [
    args.instance === undefined ? "" : ` on instance ${name(args.instance)}`,
    args.applicationNamespace === undefined
      ? ""
      : ` in namespace ${name(args.applicationNamespace)}`,
  ].join("");
  const sentence = `There is no application ${quote(args.applicationName)}${where} among those you may see.`;
  const distinct = [...new Set(suggestions)];
  if (distinct.length === 0) {
    return `${sentence} No name is near it; find_applications searches by words, list_applications lists all.`;
  }
  return [`${sentence} Near:`, ...listed(distinct)].join("\n");
}

function listed(applications: readonly ApplicationSummary[]): readonly string[] {
  const lines = applications.slice(0, SUGGESTED).map((one) => `- ${applicationLine(one)}`);
  const more = applications.length - lines.length;
  return more > 0 ? [...lines, `- and ${more} more; find_applications lists them`] : lines;
}
