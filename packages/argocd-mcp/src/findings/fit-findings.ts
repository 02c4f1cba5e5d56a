import type { FindFindingsResult, FindingGroup } from "@lynceus/contract";
import { clip } from "../clip.ts";
import { fitItems } from "../fit-items.ts";
import { leaveOut } from "../leave-out.ts";
import { roomBeside } from "../room-beside.ts";
import type { KeptResults } from "../tool.ts";

type Lists = Pick<FindFindingsResult, "deployments" | "images" | "groups">;

const MOST_NAMED = 12;
/** Where not even the names of all groups fit. */
const FEW_NAMED = 3;
const LONGEST = { excerpt: 200, fix: 200, message: 120 };

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
      : { images: spend(fitItems(images.map(briefImage).slice(0, limit), room * 0.5)) }),
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
  const bare = groups.map((group) => briefGroup(group, MOST_NAMED));
  for (const items of [
    bare.map((group, at) => ({ ...group, ...detailsOf(groups[at], ["evidence", "fix"]) })),
    bare.map((group, at) => ({ ...group, ...detailsOf(groups[at], ["evidence"]) })),
    bare,
  ]) {
    const fitting = fitItems(items, room);
    if (fitting.length === items.length) return fitting;
  }
  const few = groups.map((group) => briefGroup(group, FEW_NAMED));
  return fitItems(few, room);
}

function briefGroup({ evidence: _, fix: __, ...group }: FindingGroup, named: number): FindingGroup {
  return { ...group, applications: group.applications.slice(0, named) };
}

function detailsOf(
  group: FindingGroup | undefined,
  which: readonly ("evidence" | "fix")[],
): Pick<FindingGroup, "evidence" | "fix"> {
  const { evidence, fix } = group ?? {};
  return {
    ...(evidence === undefined || !which.includes("evidence")
      ? {}
      : { evidence: { ...evidence, excerpt: clip(evidence.excerpt, LONGEST.excerpt) } }),
    ...(fix === undefined || !which.includes("fix") ? {} : { fix: clip(fix, LONGEST.fix) }),
  };
}

function briefImage<Image extends { readonly applications: readonly unknown[] }>(
  image: Image,
): Image {
  return { ...image, applications: image.applications.slice(0, MOST_NAMED) };
}
