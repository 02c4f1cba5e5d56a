import { ExpectedError } from "@lynceus/contract";
import { checkKnown } from "../check-known.ts";
import { gapLines } from "../text/gap-lines.ts";
import { name, quote } from "../text/quote.ts";
import type { ToolContext } from "../tool.ts";
import { askedSets } from "./asked-sets.ts";
import { type SeenSet, seeSet } from "./see-set.ts";

const SUGGESTED = 8;

export interface SetArguments {
  readonly applicationSetName: string;
  readonly applicationSetNamespace?: string | undefined;
  readonly instance?: string | undefined;
}

/** The one ApplicationSet that the arguments name, among those that the caller may see; throws like `findApplication`. */
export function findSet(args: SetArguments, context: ToolContext): SeenSet {
  const { fleet } = context;
  const instances = fleet.instances().map((one) => one.name);
  checkKnown("instance", args.instance, instances);
  const seen = fleet.applicationSets.all().flatMap((set) => seeSet(set, context) ?? []);
  const matches = seen.filter(
    ({ set }) =>
      set.name === args.applicationSetName &&
      (args.instance === undefined || set.instance === args.instance) &&
      (args.applicationSetNamespace === undefined ||
        set.namespace === args.applicationSetNamespace),
  );
  const [found, ...others] = matches;
  if (found !== undefined && others.length === 0) return found;
  const asked = quote(args.applicationSetName);
  if (found !== undefined) {
    const say =
      new Set(matches.map(({ set }) => set.instance)).size > 1
        ? "instance"
        : "applicationSetNamespace";
    throw new ExpectedError(
      `${matches.length} ApplicationSets are named ${asked}. Which one? Say it with \`${say}\`: ${listed(matches)}.`,
    );
  }
  const named = fleet.applicationSets.find([args.applicationSetName]).map(({ set }) => set);
  const near = seen.filter(({ set }) => named.includes(set));
  const said = near.length > 0 ? `Near: ${listed(near)}.` : "list_applicationsets lists all.";
  const { gaps, instances: number } = askedSets(fleet, args.instance);
  throw new ExpectedError(
    [
      `There is no ApplicationSet ${asked} among those you may see. ${said}`,
      ...gapLines(gaps, number),
    ].join("\n"),
  );
}

function listed(sets: readonly SeenSet[]): string {
  const names = sets
    .slice(0, SUGGESTED)
    .map(({ set }) => name(`${set.instance}/${set.namespace}/${set.name}`));
  const more = sets.length - names.length;
  return more > 0 ? `${names.join(", ")} and ${more} more` : names.join(", ");
}
