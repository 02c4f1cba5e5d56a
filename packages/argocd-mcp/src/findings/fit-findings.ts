import type { FindFindingsResult, FindingGroup } from "@lynceus/contract";
import { cut } from "../cut.ts";
import { fitItems } from "../fit-items.ts";
import { leaveOut } from "../leave-out.ts";
import { roomBeside } from "../room-beside.ts";
import type { KeptResults } from "../tool.ts";

type Lists = Pick<FindFindingsResult, "deployments" | "images" | "groups">;

/** How many applications are named with a group: all there are, else fewer. */
const NAMED = { most: 200, some: 12, few: 3 };
const LONGEST = { excerpt: 200, fix: 200 };

/** As much of the lists as there is room for; of many groups the names only, without evidence and fix. */
export function fitFindings(
  frame: Omit<FindFindingsResult, keyof Lists | "leftOut">,
  { groups, deployments, images }: { readonly [List in keyof Lists]-?: Readonly<Lists[List]> },
  options: { readonly limit: number; readonly maxTokens: number; readonly results: KeptResults },
): FindFindingsResult {
  const { limit, maxTokens, results } = options;
  let room = roomBeside(frame, maxTokens);
  const spend = <Item>(items: readonly Item[]): Item[] => {
    room -= Buffer.byteLength(JSON.stringify(items));
    return [...items];
  };
  const shown = {
    ...(images === undefined
      ? {}
      : { images: spend(fitImages(images.slice(0, limit), room * 0.5)) }),
    ...(deployments === undefined
      ? {}
      : { deployments: spend(fitItems(deployments.slice(0, limit), room * 0.65)) }),
    groups: [...fitGroups(groups.slice(0, limit), room)],
  };
  const missing = [
    groups.length - shown.groups.length,
    ...shown.groups.map(({ count, applications }) => count - applications.length),
    (deployments?.length ?? 0) - (shown.deployments?.length ?? 0),
    (images?.length ?? 0) - (shown.images?.length ?? 0),
  ];
  return {
    ...frame,
    ...shown,
    ...leaveOut(results, {
      tool: "find_findings",
      whole: { groups, deployments, images },
      count: missing.reduce((sum, one) => sum + one, 0),
      narrow: "Or narrow it with project, text or severity.",
    }),
  };
}

/** All groups with less of each, rather than some of them with all. */
function fitGroups(groups: readonly FindingGroup[], room: number): readonly FindingGroup[] {
  for (const [named, ...details] of LEVELS) {
    const items = groups.map((group) => briefGroup(group, named, details));
    const fitting = fitItems(items, room);
    if (fitting.length === items.length) return fitting;
  }
  return fitItems(
    groups.map((group) => briefGroup(group, NAMED.few, [])),
    room,
  );
}

type Detail = "evidence" | "fix";

const LEVELS: readonly (readonly [named: number, ...details: readonly Detail[]])[] = [
  [NAMED.most, "evidence", "fix"],
  [NAMED.some, "evidence", "fix"],
  [NAMED.some, "evidence"],
  [NAMED.some],
];

function briefGroup(
  { evidence, fix, ...group }: FindingGroup,
  named: number,
  details: readonly Detail[],
): FindingGroup {
  return {
    ...group,
    applications: group.applications.slice(0, named),
    ...(evidence === undefined || !details.includes("evidence")
      ? {}
      : { evidence: { ...evidence, excerpt: cut(evidence.excerpt, LONGEST.excerpt) } }),
    ...(fix === undefined || !details.includes("fix") ? {} : { fix: cut(fix, LONGEST.fix) }),
  };
}

type ImageUsers = NonNullable<FindFindingsResult["images"]>[number];

function fitImages(images: readonly ImageUsers[], room: number): readonly ImageUsers[] {
  const naming = (named: number) =>
    images.map((one) => ({ ...one, applications: one.applications.slice(0, named) }));
  const all = fitItems(naming(NAMED.most), room);
  return all.length === images.length ? all : fitItems(naming(NAMED.some), room);
}
