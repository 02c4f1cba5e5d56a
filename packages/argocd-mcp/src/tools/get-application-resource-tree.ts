import { ResourceTreeResult } from "@lynceus/contract";
import { aboutApplication } from "../about-application.ts";
import {
  applicationArguments,
  argumentsOf,
  maxTokensArgument,
  wordArgument,
} from "../arguments.ts";
import { checkKnown } from "../check-known.ts";
import { fitItems, TOKEN_BYTES } from "../fit-items.ts";
import { indexTree } from "../index-tree.ts";
import { leaveOut } from "../leave-out.ts";
import { healthOf, readTree } from "../read-tree.ts";
import { treeText } from "../text/tree-text.ts";
import { defineTool, READS_WORLD } from "../tool.ts";

/** What counts, and what is said of the rest, may take of the budget. */
const FRAME_BYTES = 400;

export const getApplicationResourceTree = defineTool({
  name: "get_application_resource_tree",
  title: "Get an application's resource tree",
  description:
    "Everything an application consists of, down to its pods: unhealthy objects first, with the reason and what owns them, counts by kind and health, then the rest.",
  inputSchema: argumentsOf({
    ...applicationArguments,
    kind: wordArgument.optional(),
    health: wordArgument.optional(),
    namespace: wordArgument.optional(),
    ...maxTokensArgument,
  }),
  outputSchema: ResourceTreeResult,
  annotations: READS_WORLD,
  access: "read",
  prepare: ({ kind, health, namespace, maxTokens, ...args }, context) =>
    aboutApplication(args, context, async (summary, client, signal) => {
      const answer = await client.resourceTree(summary, signal);
      const tree = indexTree(answer);
      const known = (what: "kind" | "namespace") => tree.nodes.map((node) => node[what]);
      checkKnown("kind", kind, known("kind"));
      checkKnown("namespace", namespace, known("namespace"));
      checkKnown("health", health, tree.nodes.map(healthOf));
      const filter = { kind, health, namespace };
      const whole = readTree(tree, new Set(answer.orphanedNodes), filter);
      const shown = bound(whole, maxTokens * TOKEN_BYTES - FRAME_BYTES);
      return {
        ...shown,
        ...leaveOut(context.results, {
          tool: "get_application_resource_tree",
          whole,
          count: itemsOf(whole) - itemsOf(shown),
          narrow: "Or ask by kind, health or namespace.",
        }),
      };
    }),
  text: (result, { maxTokens }) => treeText(result, maxTokens * TOKEN_BYTES),
});

type Whole = Omit<ResourceTreeResult, "leftOut">;

/** Counts come before all but the unhealthy, and get a quarter of the room when these fill it. */
function bound(whole: Whole, maxBytes: number): Whole {
  const counts = [...fitItems(whole.counts, maxBytes / 4)];
  let room = maxBytes - size(counts);
  const take = <Item>(items: readonly Item[]) => {
    const taken = [...fitItems(items, room)];
    room -= size(taken);
    return taken;
  };
  const unhealthy = take(whole.unhealthy);
  const orphaned = take(whole.orphaned.slice(0, 10));
  return { ...whole, counts, unhealthy, orphaned, others: take(whole.others) };
}

function itemsOf({ counts, unhealthy, others, orphaned }: Whole): number {
  return counts.length + unhealthy.length + others.length + orphaned.length;
}

function size(items: readonly unknown[]): number {
  return Buffer.byteLength(JSON.stringify(items));
}
